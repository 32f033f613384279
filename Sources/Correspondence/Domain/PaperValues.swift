import Core
import Foundation
import Law

/// Turns facts into what templates name. `docs/templates.md` lists them for those who write templates.
struct PaperValues {
    let words: Words
    let sender: Sender

    func values(of facts: PaperFacts) -> [String: TemplateValue] {
        common.merging(request(facts)) { $1 }.merging(law(facts)) { $1 }.merging(received(facts)) { $1 }.merging(act(facts)) { $1 }
    }

    func values(of facts: ResumeFacts) -> [String: TemplateValue] {
        common.merging([
            "procedure": .text(facts.procedure), "code": .text(facts.code), "link": .text(facts.link),
            "kept_until": .text(facts.keptUntil.inWords(words.language).unbroken),
        ]) { $1 }
    }

    func values(of facts: SilenceNearFacts) -> [String: TemplateValue] {
        let requests = facts.requests.map { request in
            TemplateValue.text(
                words(
                    "correspondence.silenceNear.\(request.effect.rawValue)",
                    [
                        "number": request.reference.description, "procedure": request.procedure,
                        "date": request.on.inWords(words.language).unbroken,
                    ]))
        }
        return common.merging(["unit": .group(["name": .text(facts.unit)]), "requests": .list(requests), "link": .text(facts.link)]) { $1 }
    }

    private var common: [String: TemplateValue] {
        [
            "organisation": .group(ifAny: [
                "name": .text(sender.name), "address": .lines(sender.address), "phone": .text(ifAny: sender.phone),
                "email": .text(ifAny: sender.email), "url": .text(sender.baseURL),
                "data_protection": .text(ifAny: sender.dataProtection ?? sender.email),
            ]),
            "colours": .group([
                "main": .text(sender.colours.main), "on_main": .text(sender.colours.onMain), "accent": .text(sender.colours.accent),
            ]),
        ]
    }

    private func request(_ facts: PaperFacts) -> [String: TemplateValue] {
        let values: [String: TemplateValue?] = [
            "reference": .text("\(facts.reference)"), "procedure": .text(facts.procedure), "delay": .text(ifAny: facts.delay),
            "received_on": .text(day(facts.receivedAt, facts)),
            "received_at": .text(facts.receivedAt.inWords(words.language, in: facts.zone).unbroken),
            "written_on": .text(facts.attestedOn.map { $0.inWords(words.language).unbroken } ?? day(facts.act?.at ?? facts.receivedAt, facts)),
            "channel": .text(words("correspondence.channel.\(facts.channel.rawValue)")),
            "is_electronic": facts.channel == .web || facts.channel == .email ? .yes : nil,
            "is_letter": facts.isLetter || facts.channel != .web && facts.channel != .email ? .yes : nil,
            "applicant": .text(facts.applicant), "recipient": .list(([facts.applicant] + facts.postalAddress).map { .text($0) }),
            "is_preview": facts.isPreview ? .yes : nil, "status": .text(facts.status), "next": .text(ifAny: facts.next), "link": .text(facts.link),
            "rating": .text(ifAny: facts.ratingLink), "unit": unit(facts.unit), "handed_to": facts.handedTo.map(other),
        ]
        return values.compactMapValues(\.self)
    }

    /// A service without a phone or an address of its own is reached through the authority's: acknowledgements must say where.
    private func unit(_ unit: PaperUnit) -> TemplateValue {
        .group(ifAny: [
            "name": .text(unit.name), "phone": .text(ifAny: unit.phone) ?? .text(ifAny: sender.phone),
            "email": .text(ifAny: unit.email) ?? .text(ifAny: sender.email), "address": .lines(unit.address) ?? .lines(sender.address),
            "hours": .lines(unit.openingHours),
        ])
    }

    /// Of another administration nothing is ours: what it lacks is left out.
    private func other(_ unit: PaperUnit) -> TemplateValue {
        .group(ifAny: [
            "name": .text(unit.name), "phone": .text(ifAny: unit.phone), "email": .text(ifAny: unit.email), "address": .lines(unit.address),
        ])
    }

    /// The date of reception and the service have their own places in the template; the other mentions follow one another as they are.
    private func law(_ facts: PaperFacts) -> [String: TemplateValue] {
        let mentions = facts.acknowledgement?.mentions.filter { if case .receivedOn = $0 { false } else { true } } ?? []
        let values: [String: TemplateValue?] = [
            "silence": .list(ifAny: mentions.compactMap { $0.sentence(in: words) }.map { .text($0) }),
            "explanation": .group(
                "steps", ifAny: facts.explanation.map { .group(["article": .text($0.article), "sentence": .text($0.sentence(in: words))]) }),
            "implicit": facts.implicit.map { silence in
                .group(ifAny: [
                    "on": .text(silence.on.inWords(words.language).unbroken),
                    "effective_from": .text(silence.on.adding(days: 1).inWords(words.language).unbroken),
                    "legal_basis": .text(words("correspondence.silence.\(silence.isUrbanPermit ? "urban" : "general")")),
                ])
            },
            "appeal": facts.appeal.map { appeal in
                .group(ifAny: [
                    "court": .text(appeal.remedy.court), "delay": .text(appeal.remedy.delay.inWords(words)),
                    "is_interrupted_by_complaint": appeal.isInterruptedByComplaint ? .yes : nil,
                ])
            },
        ]
        return values.compactMapValues(\.self)
    }

    private func received(_ facts: PaperFacts) -> [String: TemplateValue] {
        let pages = facts.answers.filter { !$0.lines.isEmpty }.map { page -> TemplateValue in
            let lines = page.lines.map { TemplateValue.group(["label": .text($0.label), "texts": .list($0.texts.map { .text($0) })]) }
            return .group(["title": .text(page.title), "lines": .list(lines)])
        }
        let values: [String: TemplateValue?] = [
            "answer": facts.answersByQuestion.isEmpty ? nil : .group(facts.answersByQuestion.mapValues { .text($0) }),
            "answers": .list(ifAny: pages), "files": .group("names", ifAny: facts.files.map { .text($0) }), "digest": .text(ifAny: facts.digest),
        ]
        return values.compactMapValues(\.self)
    }

    private func act(_ facts: PaperFacts) -> [String: TemplateValue] {
        guard let act = facts.act else { return [:] }
        let values: [String: TemplateValue?] = [
            "agent": act.agent.map { .group(ifAny: ["name": .text($0), "quality": .text(ifAny: act.quality)]) },
            "pieces": .list(ifAny: act.pieces.map { .text($0) }), "answer_by": act.answerBy.map { .text($0.inWords(words.language).unbroken) },
            "clock_restarts": facts.incomplete == .restart && !facts.examinationGoesOn ? .yes : nil,
            "clock_is_suspended": facts.incomplete == .suspend && !facts.examinationGoesOn ? .yes : nil,
            "clock_goes_on": facts.examinationGoesOn ? .yes : nil, "message": .text(ifAny: act.text),
        ]
        return values.compactMapValues(\.self)
    }

    private func day(_ instant: Date, _ facts: PaperFacts) -> String { LocalDate(instant, in: facts.zone).inWords(words.language).unbroken }
}

extension String {
    /// A date that stays on one line.
    fileprivate var unbroken: String { replacing(" ", with: "\u{A0}") }
}
