import Core
import Forms

/// A page while it is filled.
private struct OpenPage {
    var page: Page
    /// The heading that it comes from.
    var heading: Champ?
    var notes: [DraftNote] = []

    var hasQuestion: Bool { page.fields.contains { if case .section = $0.kind { false } else { true } } }
    var hasSecondLevel: Bool { page.fields.contains { $0.kind == .section(level: 2) } }
}

extension Drafting {
    /// Headings of level 1 begin pages; the others are headings inside them.
    mutating func form(of champs: [Champ]) -> Form {
        var pageIds = ReadableIds(fallback: "page", reserved: [ApplicantPage.id])
        var open: OpenPage?
        var closed: [OpenPage] = []
        for champ in champs {
            if champ.kind == .headerSection, champ.level <= 1 {
                if let open { closed.append(open) }
                open = page(for: champ, &pageIds)
            } else {
                var current =
                    open ?? OpenPage(page: Page(id: pageIds.id(for: ApplicantPage.requestTitle), title: ApplicantPage.requestTitle, fields: []))
                add(champ, to: &current)
                open = current
            }
        }
        if let open { closed.append(open) }
        return assembled(closed)
    }

    private func page(for champ: Champ, _ ids: inout ReadableIds) -> OpenPage {
        let introduction = LightHTML.light(champ.description)
        let title = champ.label.isEmpty ? ApplicantPage.requestTitle : champ.label
        let page = Page(id: ids.id(for: title), title: title, introduction: introduction.isEmpty ? nil : introduction, fields: [])
        return OpenPage(page: page, heading: champ)
    }

    private mutating func add(_ champ: Champ, to open: inout OpenPage) {
        let start = open.page.fields.count
        if champ.kind == .headerSection {
            addHeading(champ, to: &open)
        } else {
            let made = mapping(of: champ, on: open.heading?.label ?? "")
            open.page.fields += made.fields
            open.notes.append(DraftNote(champ: champ, reasons: made.reasons, index: made.fields.isEmpty ? nil : start, inside: made.inside))
        }
    }

    /// A heading of level 3 needs one of level 2 before it; nothing is below 3.
    private mutating func addHeading(_ champ: Champ, to open: inout OpenPage) {
        if champ.label.isEmpty { return open.notes.append(DraftNote(champ: champ, reasons: [reason("missing.noLabel")], index: nil)) }
        let level = open.hasSecondLevel ? min(3, champ.level) : 2
        let why = level == champ.level ? [] : [reason("approximated.headingLevel", ["level": "\(level)"])]
        open.notes.append(DraftNote(champ: champ, reasons: why, index: open.page.fields.count))
        open.page.fields.append(Field(id: fieldIds.id(for: champ.label), kind: .section(level: level), label: champ.label))
        let text = LightHTML.light(champ.description)
        if !text.isEmpty { open.page.fields.append(Field(id: fieldIds.id(for: champ.label), kind: .explanation(text), label: champ.label)) }
    }

    /// Leaves the pages where nothing is asked, puts the applicant's before the others, and notes where everything is.
    private mutating func assembled(_ closed: [OpenPage]) -> Form {
        var pages: [Page] = []
        if let applicant = ApplicantPage.page(besides: roles, &fieldIds) {
            note("revision", applicant.title, "form.pages[0]", [reason("approximated.applicant")])
            pages = [applicant]
        }
        for open in closed {
            let place = open.hasQuestion ? "form.pages[\(pages.count)]" : nil
            if let heading = open.heading { note(heading.path, heading.label, place, place == nil ? [reason("missing.emptySection")] : []) }
            note(open.notes, in: place)
            if place != nil { pages.append(open.page) }
        }
        tellOfLonePage(closed, pages.count - 1)
        return Form(pages: pages)
    }

    private mutating func note(_ notes: [DraftNote], in place: String?) {
        for one in notes {
            let target = place.flatMap { place in one.index.map { "\(place).fields[\($0)]" } }
            note(one.champ.path, one.champ.label, target, target == nil && one.reasons.isEmpty ? [reason("missing.emptySection")] : one.reasons)
            note(one.inside, in: target)
        }
    }

    private mutating func tellOfLonePage(_ closed: [OpenPage], _ index: Int) {
        guard closed.count == 1, let page = closed.first?.page, page.fields.count > Self.longPage else { return }
        note("revision.champDescriptors", page.title, "form.pages[\(index)]", [reason("approximated.onePage", ["count": "\(page.fields.count)"])])
    }

    private static let longPage = 12
}
