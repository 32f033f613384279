import Core
import Definitions
import Hummingbird
import Web

/// The form on paper, and what an agent says on the phone: both made from the form itself.
extension StudioPages {
    var phoneRoutes: [Route] {
        [
            .agents(.get, StudioVisit.path + "/:slug/telephone", Self.roles, answer: phoneScript),
            .agents(.get, StudioVisit.path + "/:slug/papier", Self.roles, answer: paperForm),
        ]
    }

    /// The form for a pen, as a PDF that can also be filled on a screen.
    @Sendable private func paperForm(_ visit: AgentVisit) async throws -> Response {
        let studio = try await open(visit)
        let unit = studio.units.first { $0.key == studio.tree.string("unit") }
        let site = visit.site
        let address = PaperAddress(
            organisation: site.name, unit: unit?.name ?? "", address: site.address, phone: site.phone, openingHours: site.openingHours)
        guard let definition = studio.file.definition, let form = PaperForm(of: definition, returnTo: address, words: visit.words) else {
            throw WebProblem.notFound
        }
        let pdf = try await workshop.books.paper(of: form.html)
        return .download(pdf, name: "\(studio.draft.slug).pdf", mediaType: "application/pdf")
    }

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

    /// Each section under its title; numbers are those that branches name.
    private func steps(_ steps: [PhoneScript.Step]) -> HTML {
        var html: HTML = ""
        for (index, step) in steps.enumerated() {
            let before = index > 0 ? steps[index - 1].section : nil
            if let section = step.section, section != before { html += "<h2>\(section)</h2>" }
            html += self.step(step)
        }
        return html
    }

    private func step(_ step: PhoneScript.Step) -> HTML {
        """
        <div class="said">\(step.condition.map { "<p class=\"hint\">\($0)</p>" as HTML })<p><strong>\(step.number)</strong> \(step.say)</p>\
        \(step.hint.map { "<p class=\"hint\">\($0)</p>" as HTML })\(step.reason.map { "<p class=\"hint\">\($0)</p>" as HTML })\
        \(step.branches.isEmpty ? nil : "<ul>\(step.branches.map(branch))</ul>")\(step.rows.map { self.step($0) })</div>
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
