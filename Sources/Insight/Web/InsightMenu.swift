import Core
import Web

/// The pages of this room, one beside the other.
struct InsightMenu {
    private let visit: AgentVisit
    private let here: String

    init(_ visit: AgentVisit, here: String) { (self.visit, self.here) = (visit, here) }

    var html: HTML {
        let pages = [
            ("/bureau/statistiques", "insight.statistics.title"), ("/bureau/statistiques/blocages", "insight.blocking.title"),
            ("/bureau/statistiques/effacees", "privacy.figures.title"),
            ("/bureau/audience", "insight.audience.title"), (CommentsController.path, "insight.comments.title"),
            ("/bureau/ameliorations", "insight.improvements.title"), (QualityController.path, "insight.quality.title"),
        ]
        let links = pages.map { path, key -> HTML in
            "<li><a href=\"\(path)\"\(attribute: "aria-current", path == here ? "page" : nil)>\(visit.words(key))</a></li>"
        }
        return "<nav class=\"menu\" aria-label=\"\(visit.words("insight.menu"))\"><ul>\(links)</ul></nav>"
    }
}
