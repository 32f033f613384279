import Core
import Foundation
import Hummingbird
import Law
import Web

/// Measures of protection at the desk: recorded from a judgment, found by name, and read act by act.
struct MeasureDesk: Sendable {
    let room: MandatesFeature

    static let path = "/bureau/protections"

    var routes: [Route] {
        let roles = AgentRole.seeingDossiers
        return [
            .agents(.get, Self.path, roles) { visit in MeasureSearchPage(visit: visit).response },
            .agents(.post, Self.path, roles, answer: search),
            .agents(.get, Self.path + "/nouvelle", roles) { visit in NewMeasurePage(visit: visit).response },
            .agents(.post, Self.path + "/nouvelle", roles, answer: record),
            .agents(.get, Self.path + "/:measure", roles, answer: show),
            .agents(.post, Self.path + "/:measure/mainlevee", roles, answer: lift),
        ]
    }

    /// The name travels in the form, never in the address.
    @Sendable private func search(_ visit: AgentVisit) async throws -> Response {
        var faults = FormFaults()
        let name = faults.text("personne", in: visit.form, missing: UserMessage("mandates.new.noName"))
        let born = faults.day("naissance", in: visit.form, notAfter: visit.visit.today, wrong: UserMessage("mandates.new.badBirth"))
        guard faults.isEmpty, let born else { return MeasureSearchPage(visit: visit, faults: faults).response }
        let found = try await room.measures.seek(name: name, born: born, in: visit.viewer.organisation, by: visit.viewer, at: visit.now)
        return MeasureSearchPage(visit: visit, found: found).response
    }

    @Sendable private func record(_ visit: AgentVisit) async throws -> Response {
        let (new, faults) = NewMeasurePage.read(visit)
        guard let new else { return NewMeasurePage(visit: visit, faults: faults).response }
        let id = try await room.measures.record(new, of: visit.viewer.organisation, by: visit.viewer, at: visit.now)
        return .seeOther("\(Self.path)/\(id)?fait=1")
    }

    private func measure(_ visit: AgentVisit) async throws -> RecordedMeasure {
        let id: MeasureID = try visit.visit.parameter("measure")
        guard let found = try await room.measures.find(id, in: visit.viewer.organisation) else { throw MandateProblem.unknown }
        return found
    }

    @Sendable private func show(_ visit: AgentVisit) async throws -> Response {
        try await room.page(try await measure(visit), visit)
    }

    @Sendable private func lift(_ visit: AgentVisit) async throws -> Response {
        let measure = try await measure(visit)
        try await room.measures.lift(measure.id, of: visit.viewer.organisation, by: visit.viewer, at: visit.now)
        return .seeOther("\(Self.path)/\(measure.id)")
    }
}

/// Finding the measure of somebody who comes, or of whom one speaks.
struct MeasureSearchPage {
    let visit: AgentVisit
    var found: [RecordedMeasure]?
    var faults = FormFaults()

    var response: Response {
        let words = visit.words, isNone = found?.isEmpty ?? false
        let cards = (found ?? []).map { one in
            let state = one.isAlive(on: visit.visit.today) ? "alive" : "over"
            return CardList.Card(
                one.person, href: "\(MeasureDesk.path)/\(one.id)", text: words("mandates.measure.kind.\(one.measure.kind.rawValue)"),
                tag: StatusTag(words("mandates.measure.state.\(state)"), state == "alive" ? .progress : .neutral))
        }
        return visit.visit.page(
            title: words("mandates.measure.title"), status: faults.isEmpty ? .ok : .unprocessableContent,
            """
            \(faults.summary(words))
            <h1>\(words("mandates.measure.title"))</h1>
            <p>\(words("mandates.measure.intro"))</p>
            \(isNone ? Notice(.info, words("mandates.measure.none")) : nil)
            \(if: !cards.isEmpty, CardList(cards, level: 2).html)
            <form method="post" action="\(MeasureDesk.path)" novalidate>\(visit.visit.formToken)
            \(TextInput(Question("personne", words("mandates.new.personne"), words, error: faults.error("personne", words)), InputTraits(autocomplete: "off", isSpelled: false), value: visit.form.first("personne") ?? ""))
            \(DateInput(Question("naissance", words("mandates.new.naissance"), words, error: faults.error("naissance", words)), typedIn: visit.form))
            \(Button(words("mandates.desk.find")))
            </form>
            <p><a href="\(MeasureDesk.path)/nouvelle">\(words("mandates.measure.new"))</a></p>
            """)
    }
}

/// One measure, and who may do what today.
struct MeasurePage {
    let visit: AgentVisit
    let recorded: RecordedMeasure
    let procedures: [ProtectedProcedure]
    let accesses: AccessesView

    var response: Response {
        let words = visit.words, today = visit.visit.today, isAlive = recorded.isAlive(on: today)
        let acts = recorded.profiles(on: today).map { act, profile -> [HTML] in
            ["\(words("mandates.protectedAct.\(act.rawValue)"))", "\(words("mandates.profile.\(profile)"))\(named(act, profile))"]
        }
        return visit.visit.page(
            title: recorded.person, status: accesses.faults.isEmpty ? .ok : .unprocessableContent,
            """
            \(accesses.faults.summary(words))
            \(BackLink(MeasureDesk.path, words: words))
            \(visit.visit.query("fait") == nil ? nil : Notice(.success, words("mandates.measure.done")))
            <h1>\(recorded.person)</h1>
            \(isAlive ? nil : Notice(.important, words("mandates.measure.isOver")))
            \(SummaryList(rows, words: words))
            <p>\(words("mandates.measure.caution"))</p>
            \(accesses.html)
            \(if: !procedures.isEmpty, DataTable(words("mandates.measure.procedures"), columns: [.init(words("mandates.measure.procedure")), .init(words("mandates.measure.who"))], rows: procedureRows).html)
            \(DataTable(words("mandates.measure.acts"), columns: [.init(words("mandates.measure.act")), .init(words("mandates.measure.who"))], rows: acts))
            \(if: isAlive, "<form method=\"post\" action=\"\(MeasureDesk.path)/\(recorded.id.description)/mainlevee\">\(visit.visit.formToken)\(Button(words("mandates.measure.lift"), .danger))</form>")
            """)
    }

    /// What people ask for at the counter has the name of a procedure, not of an act.
    private var procedureRows: [[HTML]] {
        procedures.map { procedure in
            let profile = recorded.profile(of: procedure.act, on: visit.visit.today)
            let isDoubtful = procedure.act == nil && recorded.isAlive(on: visit.visit.today)
            let key = isDoubtful ? "mandates.profile.unlisted" : "mandates.profile.\(profile)"
            let title: HTML = visit.words.language == .french ? "\(procedure.title)" : "<span lang=\"fr\">\(procedure.title)</span>"
            return [title, "\(visit.words(key))\(named(procedure.act, profile))"]
        }
    }

    /// Which of them it is, where the judgment divides.
    private func named(_ act: ProtectedAct?, _ profile: PermissionProfile) -> HTML? {
        guard let act, recorded.measure.isDivided, profile.involvesRepresentative else { return nil }
        return "<br><span class=\"hint\">\(recorded.measure.charged(with: act).map { said($0) }.joined(separator: ", "))</span>"
    }

    private func said(_ representative: Representative) -> String {
        let charge = representative.charge == .whole ? nil : visit.words("mandates.measure.for.\(representative.charge.rawValue)")
        return [representative.name, charge].compactMap(\.self).joined(separator: " ")
    }

    private var rows: [SummaryList.Row] {
        let words = visit.words, measure = recorded.measure
        var rows = [
            SummaryList.Row(words("mandates.measure.kind"), words("mandates.measure.kind.\(measure.kind.rawValue)")),
            .init(words("mandates.new.naissance"), recorded.born.inWords(words.language)),
            .init(
                words("mandates.measure.judgment"),
                "\(recorded.judgment.court), \(recorded.judgment.number), \(recorded.judgment.on.inWords(words.language))"),
            .init(words("mandates.row.until"), measure.until.inWords(words.language)),
        ]
        rows += measure.representatives.map {
            .init(words("mandates.measure.representative"), "\(said($0)) (\(words("mandates.bond.\($0.bond.rawValue)")))")
        }
        if let supervisor = measure.supervisor { rows.append(.init(words("mandates.measure.supervisor"), supervisor.name)) }
        rows.append(.init(words("mandates.measure.recordedBy"), recorded.recordedBy))
        return rows
    }
}
