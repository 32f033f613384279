import Core

/// The page of all the components, for those who make pages: `/composants`, added by `App` during development.
public enum Gallery {
    public static let routes = [
        Route.get("/composants") { visit in visit.page(title: "Composants", kind: .wide, html(visit.words)) }
    ]

    /// Every component, in the order of the page.
    static let components: [any Component.Type] = [
        Hero.self, SearchBox.self, Button.self, LinkButton.self, ErrorSummary.self, Notice.self, Panel.self, StatusTag.self, SummaryList.self,
        TaskList.self, CardList.self,
        DataTable.self, Timeline.self, Conversation.self, FileList.self, Details.self, Breadcrumb.self, BackLink.self, Steps.self, Pagination.self,
        Filters.self, TextInput.self, TextArea.self, SelectInput.self, Radios.self, Checkboxes.self, TickBox.self, DateInput.self,
        AttachmentItem.self, KeyboardHelp.self,
    ]

    static func html(_ words: Words) -> HTML {
        "<h1>Composants</h1>\(components.map { section($0, words) })"
    }

    private static func section(_ component: any Component.Type, _ words: Words) -> HTML {
        let examples = component.examples(words).map { "<p class=\"hint\">\($0.title)</p><div class=\"example\">\($0.html)</div>\n" as HTML }
        return "<section><h2>\(String(describing: component))</h2>\(examples)</section>\n"
    }
}
