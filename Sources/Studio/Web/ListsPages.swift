import Core
import Definitions
import Hummingbird
import Web
import Workflows

/// The form, the pieces and the workflow as lists.
extension StudioPages {
    @Sendable func formOutline(_ visit: AgentVisit) async throws -> Response {
        let studio = try await open(visit)
        let pages = FilePath([.key("form"), .key("pages")])
        let outline = (studio.tree[pages]?.items ?? []).enumerated().map { page -> HTML in
            let fields = page.element["fields"]?.items ?? []
            let items = fields.enumerated().map { field -> HTML in
                let path = pages.item(page.offset).key("fields").item(field.offset)
                let label = field.element.string("label")
                return "<li><a href=\"\(studio.link(to: path))\">\(label.isEmpty ? field.element.string("id") : label)</a></li>\n"
            }
            return Details("\(page.offset + 1). \(page.element.string("title"))", "<ol>\(items)</ol>", isOpen: true).html
        }
        return studio.page(
            visit.words("studio.part.form"), kind: .wide,
            """
            <p>\(visit.words("studio.form.lead"))</p>
            \(try await groupNotices(studio))
            \(ElementList(studio, pages, .page).html)
            <h2>\(visit.words("studio.form.outline"))</h2>
            \(outline)
            """)
    }

    @Sendable func pieces(_ visit: AgentVisit) async throws -> Response {
        let studio = try await open(visit)
        return studio.page(
            visit.words("studio.part.pieces"), kind: .wide,
            "<p>\(visit.words("studio.pieces.lead"))</p>\(ElementList(studio, FilePath([.key("pieces")]), .piece).html)")
    }

    @Sendable func workflow(_ visit: AgentVisit) async throws -> Response {
        let studio = try await open(visit)
        let words = visit.words
        let workflow = FilePath([.key("workflow")])
        guard let name = studio.tree["workflow"]?.text else {
            return studio.page(
                words("studio.part.workflow"), kind: .wide,
                """
                <p>\(words("studio.workflow.lead"))</p>
                \(ElementList(studio, workflow.key("statuses"), .status).html)
                \(ElementList(studio, workflow.key("actions"), .action).html)
                \(ElementList(studio, workflow.key("timers"), .timer).html)
                \(choice(studio, selected: "own"))
                """)
        }
        return studio.page(words("studio.part.workflow"), "<p>\(words("studio.workflow.lead"))</p>\(choice(studio, selected: name))")
    }

    private func choice(_ studio: StudioVisit, selected: String) -> HTML {
        let words = studio.words
        let options = ["standard", "report", "own"].map {
            ChoiceOption($0, words("studio.workflow.\($0)"), hint: words("studio.workflow.\($0).hint"))
        }
        return """
            <form method="post" action="\(studio.link("circuit"))">\(studio.visit.visit.formToken)
            \(Radios(Question("workflow", words("studio.workflow.which"), words), options: options, selected: selected))
            \(Button(words("studio.save"), .secondary))
            </form>
            """
    }

    /// One's own begins as a copy of the one that the procedure had.
    @Sendable func chooseWorkflow(_ visit: AgentVisit) async throws -> Response {
        let chosen = visit.form.first("workflow") ?? ""
        return try await change(visit, what: UserMessage("studio.change.workflow"), at: "workflow", then: "circuit") { tree in
            let workflow = FilePath([.key("workflow")])
            switch chosen {
            case "standard", "report": try tree.set(workflow, to: .text(chosen))
            case "own" where tree["workflow"]?.text != nil:
                try tree.set(workflow, to: FileTree(whole: tree["workflow"]?.text == "report" ? Workflow.report : Workflow.standard))
            default: break
            }
        }
    }
}
