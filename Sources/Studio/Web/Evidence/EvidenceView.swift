import Core
import Definitions
import Forms
import Web

/// The figures of a form in words and tables: what could be done first, then page by page, question by question, and what is only for some.
struct EvidenceView {
    let studio: StudioVisit
    let review: FormReview

    var words: Words { studio.words }
    private var figures: FormFigures { review.figures }

    var html: HTML {
        let hasSome = review.filed > 0 || figures.requests > 0 || figures.pages.values.contains { $0.reached > 0 }
        return """
            <p class="lead">\(words("studio.evidence.lead"))</p>
            \(hasSome ? everything : Notice(.info, words("studio.evidence.nothing")).html)
            \(Details(words("studio.evidence.how"), Markdown.light(words("studio.evidence.how.text"))))
            """
    }

    private var everything: HTML {
        let findings = review.findings
        return """
            <p>\(words("studio.evidence.seen", ["filed": "\(review.filed)", "requests": "\(figures.requests)"]))</p>
            <h2>\(findings.isEmpty ? words("studio.evidence.findings.none") : words.count(findings.count, "studio.evidence.findings"))</h2>
            \(if: figures.requests < FormReview.fewest, Notice(.info, words("studio.evidence.few", ["count": "\(FormReview.fewest)"])).html)
            \(findings.isEmpty ? nil : FindingTable(view: self, findings: findings).html)
            <h2>\(words("studio.evidence.pages"))</h2>
            \(PageFiguresTable(view: self).html)
            <h2>\(words("studio.evidence.fields"))</h2>
            \(FieldFiguresTable(view: self).html)
            <h2>\(words("studio.evidence.branches"))</h2>
            \(BranchTable(view: self).html)
            """
    }
}

/// How figures and places are written in all these tables.
extension EvidenceView {
    /// What few people do is not told to the unit, so that nobody is recognised.
    func few(_ number: Int) -> String { (1..<5).contains(number) ? words("studio.evidence.fewer") : "\(number)" }

    func few(_ part: Portion) -> String {
        if (1..<5).contains(part.total) { return few(part.total) }
        return (1..<5).contains(part.number)
            ? words("studio.evidence.part.fewer", ["total": "\(part.total)"])
            : words("studio.evidence.part", ["number": "\(part.number)", "total": "\(part.total)", "percent": "\(part.percent)"])
    }

    func plain(_ part: Portion) -> String {
        words("studio.evidence.part", ["number": "\(part.number)", "total": "\(part.total)", "percent": "\(part.percent)"])
    }

    /// A link to where it is changed; no link when the working copy does not have it any more.
    func link(to page: Page) -> HTML {
        guard let index = pages.firstIndex(where: { $0.string("id") == page.id }) else { return gone(page.title) }
        return "<a href=\"\(studio.link(to: Self.root.item(index)))\">\(page.title)</a>"
    }

    /// - Parameter name: `school`, or `children.first_name`.
    func link(to name: String, on page: Page) -> HTML {
        let label = self.label(of: name, on: page)
        guard let path = path(to: name) else { return gone(label) }
        return "<a href=\"\(studio.link(to: path))\">\(label)</a>"
    }

    func label(of name: String, on page: Page) -> String {
        let parts = name.split(separator: ".").map(String.init)
        guard let field = page.fields.first(where: { $0.id == parts.first }) else { return name }
        guard parts.count == 2, case .block(let rule) = field.kind, let child = rule.fields.first(where: { $0.id == parts[1] }) else {
            return field.label
        }
        return "\(field.label) – \(child.label)"
    }

    private static let root = FilePath([.key("form"), .key("pages")])

    private var pages: [FileTree] { studio.tree[Self.root]?.items ?? [] }

    private func path(to name: String) -> FilePath? {
        let parts = name.split(separator: ".").map(String.init)
        for (index, page) in pages.enumerated() {
            let fields = page["fields"]?.items ?? []
            guard let place = fields.firstIndex(where: { $0.string("id") == parts.first }) else { continue }
            let path = Self.root.item(index).key("fields").item(place)
            guard parts.count == 2 else { return path }
            return fields[place]["fields"]?.items?.firstIndex { $0.string("id") == parts[1] }.map { path.key("fields").item($0) }
        }
        return nil
    }

    private func gone(_ title: String) -> HTML { "\(title) \(StatusTag(words("studio.evidence.gone"), .neutral))" }
}
