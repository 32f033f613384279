import Core
import Definitions
import Foundation
import HTTPTypes
import Hummingbird
import Web

/// Taking in a procedure that was made elsewhere: our own files, or the public description of a procedure of demarches-simplifiees.
extension StudioPages {
    var importRoutes: [Route] {
        [
            .agents(.get, StudioVisit.path + "/importer", Self.roles) { try await importForm($0, problem: nil) },
            .agents(.post, StudioVisit.path + "/importer", Self.roles, body: .stream, answer: importFile),
            .agents(.get, StudioVisit.path + "/:slug/adaptation", Self.roles, answer: adaptation),
            .agents(.post, StudioVisit.path + "/:slug/adaptation", Self.roles, answer: adapt),
        ]
    }

    private func importForm(_ visit: AgentVisit, problem: UserMessage?) async throws -> Response {
        let words = visit.words
        let error = problem.map { words($0) }
        let units = try await workshop.units(of: visit.viewer)
        return visit.visit.page(
            title: words("studio.import"), status: error == nil ? .ok : .unprocessableContent,
            """
            \(Breadcrumb([(words("studio.title"), StudioVisit.path)], words: words))
            \(error.map { ErrorSummary([.init(href: "#fichier", text: $0)], words: words).html })
            <h1>\(words("studio.import"))</h1>
            <p>\(words("studio.import.lead"))</p>
            <form method="post" action="\(StudioVisit.path)/importer" enctype="multipart/form-data" novalidate>\(visit.visit.formToken)
            <div class="question\(if: error != nil, " wrong")"><label for="fichier">\(words("studio.import.file"))</label>
            <p class="hint" id="fichier-hint">\(words("studio.import.file.hint"))</p>\(error.map { "<p class=\"error\">\($0)</p>" as HTML })
            <input type="file" id="fichier" name="fichier" aria-describedby="fichier-hint" accept=".yaml,.yml,.json"></div>
            \(SelectInput(Question("unit", words("studio.sheet.identity.unit"), words), options: units.map { ChoiceOption($0.key, $0.name) }))
            \(TickBox(Question("remplacer", words("studio.import.replace"), words, hint: words("studio.import.replace.hint"))))
            \(Button(words("studio.import.button")))
            </form>
            """)
    }

    @Sendable private func importFile(_ visit: AgentVisit) async throws -> Response {
        do {
            let (text, unit, replaces) = try await received(visit)
            let (tree, report) = try Self.tree(of: text, unit: unit)
            return try await take(tree, report, replaces: replaces, visit)
        } catch let problem as StudioProblem where problem != .notYourUnit {
            return try await importForm(visit, problem: problem.message)
        } catch let refusal as DemarcheRefusal {
            return try await importForm(visit, problem: refusal.message)
        }
    }

    private func received(_ visit: AgentVisit) async throws -> (text: String, unit: String, replaces: Bool) {
        let limits = UploadLimits(totalBytes: DemarcheImport.mostBytes + (1 << 20))
        return try await uploads.read(visit.visit, limits: limits) { offer in
            offer.field == "fichier" ? .upTo(bytes: DemarcheImport.mostBytes) : .none
        } then: { form, files in
            guard let file = files.first(where: { $0.field == "fichier" && $0.size > 0 }), !file.isCut,
                let bytes = FileManager.default.contents(atPath: file.location.path), let text = String(validating: bytes, as: UTF8.self),
                !text.utf8.contains(0)
            else { throw StudioProblem.notAFile }
            return (text, form.first("unit") ?? "", form.first("remplacer") == "oui")
        }
    }

    /// JSON of demarches-simplifiees, or one of our files. Nothing is kept of what cannot be read whole.
    private static func tree(of text: String, unit: String) throws -> (FileTree, [ImportItem]) {
        guard Text.trimmed(text).hasPrefix("{") else {
            var tree = try Workshop.tree(text)
            guard tree.members != nil, ProcedureSlug(tree.string("procedure")) != nil else { throw StudioProblem.notAProcedure }
            if !unit.isEmpty { try tree.set(FilePath([.key("unit")]), to: .text(unit)) }
            return (tree, [])
        }
        let imported = try DemarcheImport(json: text)
        var definition = imported.definition
        if !unit.isEmpty { definition.unit = unit }
        return (FileTree(definition), imported.items)
    }

    private func take(_ tree: FileTree, _ report: [ImportItem], replaces: Bool, _ visit: AgentVisit) async throws -> Response {
        guard let slug = ProcedureSlug(tree.string("procedure")) else { throw StudioProblem.notAProcedure }
        if replaces, try await workshop.has(slug, in: visit.viewer.organisation) {
            try await workshop.change(slug, by: visit.viewer, now: visit.now, what: UserMessage("studio.change.imported"), at: "") { $0 = tree }
        } else {
            try await workshop.begin(slug, as: tree, by: visit.viewer, now: visit.now)
        }
        return report.isEmpty ? .seeOther("\(StudioVisit.path)/\(slug)/adaptation?fait=1") : reportPage(report, slug, visit)
    }

    /// What became of each thing, what needs work first.
    private func reportPage(_ report: [ImportItem], _ slug: ProcedureSlug, _ visit: AgentVisit) -> Response {
        let words = visit.words
        let parts = [ImportItem.Outcome.missing, .approximated, .exact].map { outcome -> HTML in
            let items = report.filter { $0.outcome == outcome }
            let lines = items.map { item -> HTML in "<li>\(item.label)\(item.reasons.map { "<br>\(words($0))" as HTML })</li>\n" }
            let title = words("definitions.import.outcome.\(outcome.rawValue)") + " (\(items.count))"
            return items.isEmpty ? "" : Details(title, "<ul>\(lines)</ul>", isOpen: outcome != .exact).html
        }
        return visit.visit.page(
            title: words("studio.import.report"),
            """
            \(Notice(.success, words("studio.saved")))
            <h1>\(words("studio.import.report"))</h1>
            <p>\(words("studio.import.report.lead"))</p>
            \(parts)
            <p>\(LinkButton(words("studio.import.open"), to: "\(StudioVisit.path)/\(slug)"))</p>
            """)
    }

    /// What another town's file says of its own places, to be replaced by ours.
    @Sendable private func adaptation(_ visit: AgentVisit) async throws -> Response {
        let studio = try await open(visit)
        let words = visit.words
        let places = Adapting.places(in: studio.tree)
        let boxes = places.enumerated().map { place -> HTML in
            let name = "texte-\(place.offset)"
            return """
                <input type="hidden" name="place-\(place.offset)" value="\(place.element.path.description)">\
                \(TextArea(Question(name, place.element.path.description, words), value: place.element.text, rows: 4))
                """
        }
        return studio.page(
            words("studio.adapting"),
            """
            <p>\(words(places.isEmpty ? "studio.adapting.none" : "studio.adapting.lead"))</p>
            <form method="post" action="\(studio.link("adaptation"))" novalidate>\(visit.visit.formToken)\(studio.seen(FilePath()))
            \(SelectInput(
                Question("unit", words("studio.sheet.identity.unit"), words), options: studio.units.map { ChoiceOption($0.key, $0.name) },
                selected: studio.tree.string("unit")))
            \(boxes)
            \(Button(words("studio.save")))
            </form>
            """)
    }

    @Sendable private func adapt(_ visit: AgentVisit) async throws -> Response {
        let form = visit.form
        return try await change(visit, what: UserMessage("studio.change.adapted"), at: "", then: "") { tree in
            if let unit = form.text("unit") { try tree.set(FilePath([.key("unit")]), to: .text(unit)) }
            for (index, place) in Adapting.places(in: tree).enumerated() {
                guard form.first("place-\(index)") == place.path.description, let text = form.first("texte-\(index)") else { continue }
                try tree.set(place.path, to: .text(text))
            }
        }
    }
}
