import Core
import Definitions
import Forms
import Foundation
import Law
import Workflows

/// Gathers the facts of a dossier, as it is or as it would be after an act.
struct FactsMaker: Sendable {
    let box: any AttachmentBox
    let colleagues: any Colleagues
    let links: PrivateLinks

    func facts(
        of dossier: Dossier, _ sheet: ProcedureSheet, line: HistoryLine?, _ messages: [Message], contact: ContactChoice = ContactChoice(),
        elsewhereOn: LocalDate? = nil,
        zone: TimeZone, words: Words
    ) async throws -> DossierFacts {
        let status = sheet.workflow.status(dossier.status)
        let files = try await box.files(of: dossier.id)
        let context = FormContext(today: LocalDate(dossier.receivedAt, in: zone), attachments: files.byField)
        return DossierFacts(
            dossier: dossier.id, organisation: dossier.organisation, reference: dossier.reference, procedureTitle: sheet.title, delay: sheet.delay,
            court: sheet.court, isUrbanPermit: sheet.permit != nil, silence: sheet.silence, region: sheet.region, channel: dossier.channel,
            receivedAt: dossier.receivedAt,
            applicant: dossier.applicant,
            postalAddress: postalAddress(of: dossier, sheet), email: dossier.email, phone: dossier.phone, contact: contact, elsewhereOn: elsewhereOn,
            unit: try await colleagues.units(of: dossier.organisation).first { $0.id == dossier.unit },
            statusLabel: dossier.status == Dossier.forwarded ? words("dossiers.status.forwarded") : status?.label ?? dossier.status,
            statusNext: status.map(StatusSentence(words: words, dossier: dossier).filled) ?? "",
            nature: dossier.nature, implicit: dossier.implicit,
            privateLink: links.address(of: dossier.reference), answers: lines(of: dossier, sheet, context, words.language),
            answersByQuestion: answers(of: dossier, sheet, context, words.language),
            files: files.filter { $0.field != AttachedFile.documents }.map(\.name), answersDigest: Secret.digest(dossier.answers.json.text),
            line: line.map { facts(of: $0, sheet, messages) }, templates: sheet.templates
        )
    }

    private func lines(of dossier: Dossier, _ sheet: ProcedureSheet, _ context: FormContext, _ language: Language) -> [(
        page: String, lines: [(label: String, text: [String])]
    )] {
        sheet.form.visiblePages(dossier.answers, context: context).map { page in
            let fields = sheet.form.visibleFields(of: page, dossier.answers, context: context)
            return (page.title, fields.compactMap { field in dossier.answers[field.id].map { (field.label, field.display($0, language: language)) } })
        }
    }

    private func answers(of dossier: Dossier, _ sheet: ProcedureSheet, _ context: FormContext, _ language: Language) -> [String: String] {
        let fields = sheet.form.visiblePages(dossier.answers, context: context)
            .flatMap { sheet.form.visibleFields(of: $0, dossier.answers, context: context) }.filter(\.holdsAnAnswer)
        return fields.reduce(into: [:]) { answers, field in
            guard let answer = dossier.answers[field.id] else { return }
            answers[field.id] = field.display(answer, language: language).joined(separator: ", ")
        }
    }

    private func postalAddress(of dossier: Dossier, _ sheet: ProcedureSheet) -> [String] {
        guard let field = sheet.form.fields.first(where: { $0.role == .address }), let answer = dossier.answers[field.id] else { return [] }
        return field.display(answer, language: .french)
    }

    private func facts(of line: HistoryLine, _ sheet: ProcedureSheet, _ messages: [Message]) -> DossierFacts.LineFacts {
        return DossierFacts.LineFacts(
            at: line.at, agent: line.actor.agent, agentName: line.actor.name, notify: line.detail["notify"]?.string,
            document: line.detail["document"]?.string,
            isRefusal: line.detail["to"]?.string.flatMap(sheet.workflow.status)?.nature == .rejected,
            pieces: line.pieces.map { key in sheet.pieces.first { $0.key == key }?.label ?? key }, examinationGoesOn: !line.stopsClock,
            answerBy: line.answerBy, handover: Handover(line),
            message: messages.first { $0.at == line.at && $0.audience == .everyone && $0.author != .person }?.body
        )
    }
}
