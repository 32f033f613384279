import Core
import Definitions
import Hummingbird
import Web

/// What an agent says on the phone, question by question, made from the form itself.
extension StudioPages {
    var phoneRoutes: [Route] { [.agents(.get, StudioVisit.path + "/:slug/telephone", Self.roles, answer: phoneScript)] }

    @Sendable private func phoneScript(_ visit: AgentVisit) async throws -> Response {
        let studio = try await open(visit)
        let words = visit.words
        guard let definition = studio.file.definition, let script = PhoneScript(of: definition, words: words) else {
            return studio.page(words("studio.tool.telephone"), FaultList(studio).html)
        }
        return studio.page(
            words("studio.tool.telephone"),
            """
            <p>\(words("studio.phone.lead"))</p>
            \(script.opening.map { "<p>\($0)</p>" as HTML })
            \(steps(script.steps))
            \(script.pieces.isEmpty ? nil : pieces(script.pieces, words))
            <h2>\(words("studio.phone.closing"))</h2>
            \(script.closing.map { "<p>\($0)</p>" as HTML })
            \(script.knowledge.isEmpty ? nil : Details(words("studio.sheet.texts.knowledge"), Markdown.light(script.knowledge)).html)
            """)
    }

    /// A section begins a list of its own; numbers are those that branches name.
    private func steps(_ steps: [PhoneScript.Step]) -> HTML {
        var section: String?
        return "\(steps.map { step -> HTML in
            let heading: HTML? = step.section != section && step.section != nil ? "<h2>\(step.section ?? "")</h2>" : nil
            section = step.section ?? section
            return "\(heading)\(self.step(step))"
        })"
    }

    private func step(_ step: PhoneScript.Step) -> HTML {
        """
        <div class="said">\(step.condition.map { "<p class=\"hint\">\($0)</p>" as HTML })<p><strong>\(step.number)</strong> \(step.say)</p>\
        \(step.hint.map { "<p class=\"hint\">\($0)</p>" as HTML })\(step.reason.map { "<p class=\"hint\">\($0)</p>" as HTML })\
        \(step.branches.isEmpty ? nil : "<ul>\(step.branches.map(branch))</ul>")\(step.rows.map(self.step))</div>
        """
    }

    private func branch(_ branch: PhoneScript.Branch) -> HTML {
        "<li>\(branch.answer)\(if: !branch.leadsTo.isEmpty, " → \(branch.leadsTo.joined(separator: ", "))")</li>"
    }

    private func pieces(_ pieces: [PaperPiece], _ words: Words) -> HTML {
        let lines = pieces.map { piece -> HTML in
            "<li>\(piece.condition.map { "\($0) " })\(piece.label)\(piece.hint.map { " <span class=\"hint\">\($0)</span>" as HTML })</li>"
        }
        return "<h2>\(words("studio.part.pieces"))</h2><ul>\(lines)</ul>"
    }
}
