import Core
import Forms
import Hummingbird
import Web

/// A call to make: whom, what to say, and what came of it.
struct CallController: Sendable {
    static let path = "/bureau/appels"

    let calls: any OutgoingCallRepository
    let journal: any ReadingJournal

    var routes: [Route] {
        [
            .agents(.get, Self.path + "/:call", AgentRole.seeingDossiers, answer: show),
            .agents(.post, Self.path + "/:call/essais", AgentRole.seeingDossiers, answer: note),
        ]
    }

    @Sendable private func show(_ visit: AgentVisit) async throws -> Response {
        let call = try await call(visit)
        try await journal.read(Set([call.dossier].compactMap(\.self)), by: visit.viewer, at: visit.now)
        return CallPage(call: call, visit: visit).response()
    }

    @Sendable private func note(_ visit: AgentVisit) async throws -> Response {
        let call = try await call(visit)
        guard let outcome = visit.form.text(CallPage.outcome).flatMap(CallOutcome.init) else {
            return CallPage(call: call, visit: visit, isRefused: true).response()
        }
        guard try await calls.note(outcome, of: call.id, viewer: visit.viewer, at: visit.now) else { throw CorrespondenceProblem.alreadyDone }
        return .seeOther("\(QueueController.path)?fait=appel")
    }

    private func call(_ visit: AgentVisit) async throws -> OutgoingCall {
        guard let call = try await calls.find(try visit.visit.parameter("call"), viewer: visit.viewer) else {
            throw CorrespondenceProblem.unknownLetter
        }
        return call
    }
}

struct CallPage {
    static let outcome = "issue"

    let call: OutgoingCall
    let visit: AgentVisit
    var isRefused = false

    private var words: Words { visit.words }

    func response() -> Response {
        let title = words("correspondence.call.to", ["person": call.person.isEmpty ? call.spacedNumber : call.person])
        let error = isRefused ? words("correspondence.call.noOutcome") : nil
        return visit.visit.page(
            title: title, status: isRefused ? .unprocessableContent : .ok,
            """
            \(Breadcrumb([(words("correspondence.post.title"), QueueController.path)], words: words))
            \(error.map { ErrorSummary([.init(href: "#" + Self.outcome, text: $0)], words: words) })
            <h1>\(title)</h1>
            <p class="big-number"><a href="tel:\(call.number)">\(call.spacedNumber)</a></p>
            \(SummaryList(facts, words: words))
            \(call.script.map { "<h2>\(words("correspondence.call.script"))</h2>\(Notice(.info, words("correspondence.call.who")))<p class=\"lines\">\($0)</p>" as HTML })
            \(if: call.isOpen, form(error))
            """)
    }

    private var facts: [SummaryList.Row] {
        var rows: [SummaryList.Row] = [
            Self.subject(call.dossier == nil, call.reference, call.appointment, words), .init(words("correspondence.call.title"), call.title),
            .init(words("correspondence.call.since"), call.createdAt.inWords(words.language, in: visit.site.zone)),
        ]
        if call.misses > 0 { rows.append(.init(words("correspondence.call.misses"), String(call.misses))) }
        if let tried = call.lastTriedAt {
            rows.append(.init(words("correspondence.call.lastTried"), tried.inWords(words.language, in: visit.site.zone)))
        }
        return rows
    }

    /// What it is about: a request, or an appointment that none asked for. An appointment of a request is found from there too.
    static func subject(_ isApart: Bool, _ reference: Reference, _ appointment: Reference?, _ words: Words) -> SummaryList.Row {
        let number = isApart ? appointment ?? reference : reference
        let path = appointment == nil ? "/bureau/dossiers/\(number)" : "/bureau/rendez-vous/\(appointment ?? number)"
        return .init(
            words("correspondence.post.\(appointment == nil ? "request" : "appointment")"), html: "<a href=\"\(path)\">\(number.description)</a>")
    }

    private func form(_ error: String?) -> HTML {
        let options = CallOutcome.allCases.map {
            ChoiceOption(
                $0.rawValue, words("correspondence.call.outcome.\($0.rawValue)"), hint: words("correspondence.call.outcome.\($0.rawValue).hint"))
        }
        return """
            <form method="post" action="\(CallController.path)/\(call.id.description)/essais">\(visit.visit.formToken)
            \(Radios(Question(Self.outcome, words("correspondence.call.outcome"), words, error: error), options: options))
            <div class="actions">\(Button(words("correspondence.call.save")))</div>
            </form>
            """
    }
}

extension OutgoingCall {
    var spacedNumber: String { PhoneNumber.spaced(number) }
}
