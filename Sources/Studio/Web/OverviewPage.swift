import Core
import Definitions
import Hummingbird
import Web

/// A procedure at a glance: what there is to fill, what there is to mend, and what can be done with it.
extension StudioPages {
    var overviewRoutes: [Route] {
        [
            .agents(.get, StudioVisit.path + "/:slug", Self.roles, answer: overview),
            .agents(.get, StudioVisit.path + "/:slug/parties/:part", Self.roles, answer: part),
            .agents(.post, StudioVisit.path + "/:slug/parties/:part", Self.roles, answer: savePart),
            .agents(.get, StudioVisit.path + "/:slug/formulaire", Self.roles, answer: formOutline),
            .agents(.get, StudioVisit.path + "/:slug/pieces", Self.roles, answer: pieces),
            .agents(.get, StudioVisit.path + "/:slug/circuit", Self.roles, answer: workflow),
            .agents(.post, StudioVisit.path + "/:slug/circuit", Self.roles, answer: chooseWorkflow),
        ]
    }

    @Sendable private func overview(_ visit: AgentVisit) async throws -> Response {
        let studio = try await open(visit)
        let words = visit.words
        let stops = studio.file.faults.filter { $0.severity != .warning }
        return studio.page(
            studio.title, kind: .wide,
            """
            <p>\(state(studio))</p>
            <h2>\(words("studio.overview.parts"))</h2>
            \(TaskList(StudioPart.all.map { $0.task(studio) }))
            <h2>\(words("studio.overview.doing"))</h2>
            \(CardList(StudioTool.all.map { .init(words("studio.tool.\($0)"), href: studio.link($0), text: words("studio.tool.\($0).hint")) } + [posters(studio)]))
            <h2>\(stops.isEmpty ? words("studio.overview.ready") : words.count(stops.count, "studio.overview.stops"))</h2>
            \(FaultList(studio).html)
            """)
    }

    /// In another room: the posters of all procedures, at this one's line.
    private func posters(_ studio: StudioVisit) -> CardList.Card {
        .init(studio.words("studio.tool.affiches"), href: "/bureau/affiches#\(studio.draft.slug)", text: studio.words("studio.tool.affiches.hint"))
    }

    private func state(_ studio: StudioVisit) -> HTML {
        let words = studio.words
        let base = studio.draft.baseNumber.map { words("studio.overview.base", ["number": "\($0)"]) } ?? words("studio.overview.fresh")
        return "\(StatusTag(words(studio.draft.revision == 0 ? "studio.state.unchanged" : "studio.state.changed"), .neutral)) \(base)"
    }

    @Sendable private func part(_ visit: AgentVisit) async throws -> Response {
        let part: Part = try visit.visit.parameter("part", as: PartName.self).part
        let studio = try await open(visit)
        return studio.page(
            visit.words("studio.part.\(part.rawValue)"),
            SheetForm(
                studio, part.sheet, at: FilePath(), action: studio.link("parties/\(part.rawValue)"), extra: part == .texts ? notices(studio) : nil
            )
            .html)
    }

    private func notices(_ studio: StudioVisit) -> HTML { ElementList(studio, FilePath([.key("notices")]), .notice).html }

    @Sendable private func savePart(_ visit: AgentVisit) async throws -> Response {
        let part: Part = try visit.visit.parameter("part", as: PartName.self).part
        let boxes = SheetBoxes(values: visit.form.values)
        return try await change(
            visit, what: UserMessage("studio.change.part", ["part": visit.words("studio.part.\(part.rawValue)")]), at: part.rawValue,
            then: "parties/\(part.rawValue)"
        ) { try part.sheet.write(boxes, into: &$0) }
    }
}

/// A part in an address.
struct PartName: LosslessStringConvertible {
    let part: Part
    init?(_ text: String) {
        guard let part = Part(rawValue: text) else { return nil }
        self.part = part
    }
    var description: String { part.rawValue }
}

/// The lines of the overview.
struct StudioPart {
    let key: String
    let place: String
    let roots: [String]

    static let all =
        Part.allCases.map { StudioPart(key: $0.rawValue, place: "parties/" + $0.rawValue, roots: $0.roots) } + [
            StudioPart(key: "pieces", place: "pieces", roots: ["pieces"]), StudioPart(key: "form", place: "formulaire", roots: ["form"]),
            StudioPart(key: "workflow", place: "circuit", roots: ["workflow"]),
            StudioPart(key: "templates", place: "messages", roots: ["templates"]),
        ]

    func task(_ studio: StudioVisit) -> TaskList.Task {
        let words = studio.words
        let faults = roots.flatMap(studio.faults)
        let stops = faults.filter { $0.severity != .warning }.count
        let status =
            stops > 0
            ? StatusTag(words.count(stops, "studio.part.stops"), .waiting)
            : faults.isEmpty ? StatusTag(words("studio.part.good"), .good) : StatusTag(words.count(faults.count, "studio.part.advice"), .neutral)
        return TaskList.Task(words("studio.part.\(key)"), href: studio.link(place), hint: words("studio.part.\(key).hint"), status: status)
    }
}

/// What can be done with a procedure as a whole: the places of their pages.
enum StudioTool {
    static let all = ["apercu", "essai", "dessin", "telephone", "papier", "simplifier", "publication", "versions", "source"]
}
