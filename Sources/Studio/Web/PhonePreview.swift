import Core
import Definitions
import Forms
import Web

/// The page of the form as a phone shows it, beside the questions that make it. Nothing in it can be used: the trial page is for that.
struct PhonePreview {
    let studio: StudioVisit
    let page: Page

    /// `nil` when the element is not in a page, or the page cannot be shown yet.
    init?(_ studio: StudioVisit, _ path: FilePath) {
        guard path.steps.count >= 3, path.steps.first == .key("form"), case .index(let index) = path.steps[2] else { return nil }
        // What cannot be read is not in the definition: pages are found by their id.
        let id = studio.tree[FilePath(Array(path.steps.prefix(3)))]?.string("id")
        guard let page = studio.file.definition?.form?.pages.first(where: { $0.id == id }), index >= 0 else { return nil }
        (self.studio, self.page) = (studio, page)
    }

    var html: HTML {
        let form = Form(pages: [page])
        let view = FormView(form: form, visit: studio.visit.visit, answers: Answers())
        return """
            <aside class="phone"><h2>\(studio.words("studio.preview"))</h2>
            <div class="screen" inert><p class="preview-title">\(page.title)</p>\(page.introduction.map { "<p>\($0)</p>" as HTML })\
            \(view.fields(page.fields.map(\.alwaysShown), prefix: "apercu-"))</div>
            <p><a href="\(studio.link("apercu?page=\(page.id)"))">\(studio.words("studio.preview.try"))</a></p></aside>
            """
    }
}

extension Field {
    /// In the preview beside the editor, what a condition hides is shown too: it is what is being written.
    fileprivate var alwaysShown: Field {
        var field = self
        field.condition = nil
        if case .block(var rule) = kind {
            rule.fields = rule.fields.map(\.alwaysShown)
            field.kind = .block(rule)
        }
        return field
    }
}
