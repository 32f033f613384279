import Core
import Forms

extension Comparison {
    mutating func compareForms() {
        let (before, after) = (older.form ?? Form(pages: []), newer.form ?? Form(pages: []))
        let places = Self.places(in: before)
        comparePages(before, after)
        for (index, page) in after.pages.enumerated() {
            compareFields(before.pages.first { $0.id == page.id }?.fields ?? [], page.fields, in: "form.pages[\(index)].fields") {
                comparison, field, path in
                guard let place = places[field.id] else { return nil }
                if place.page.id != page.id { comparison.tellMove(field, from: place.page, to: page, path) }
                return place.field
            }
        }
        let kept = Set(after.fields.map(\.id))
        for field in before.fields where !kept.contains(field.id) { tellRemoval(field, places[field.id]?.path ?? "form") }
    }

    private static func places(in form: Form) -> [String: (page: Page, field: Field, path: String)] {
        var places: [String: (page: Page, field: Field, path: String)] = [:]
        for (index, page) in form.pages.enumerated() {
            for (place, field) in page.fields.enumerated() { places[field.id] = (page, field, "form.pages[\(index)].fields[\(place)]") }
        }
        return places
    }

    private mutating func comparePages(_ before: Form, _ after: Form) {
        func parts(_ form: Form) -> [Part] {
            form.pages.enumerated().map { Part(key: $1.id, noun: Part.noun("page", $1.title, of: nil), tree: FileTree($1), step: "[\($0)]") }
        }
        compare(parts(before), parts(after), in: "form.pages", besides: ["id", "fields", "when"])
        for (index, page) in after.pages.enumerated() {
            guard let earlier = before.pages.first(where: { $0.id == page.id }) else { continue }
            compare(earlier.condition, page.condition, Place(path: "form.pages[\(index)]", noun: Part.noun("page", page.title, of: nil)))
        }
    }

    /// - Parameter earlier: the field as it was, wherever it was; `nil` for a new one.
    private mutating func compareFields(
        _ before: [Field], _ after: [Field], in list: String, earlier: (inout Comparison, Field, String) -> Field?
    ) {
        let (old, new) = (Set(before.map(\.id)), Set(after.map(\.id)))
        let moved = Order.moved(from: before.map(\.id).filter(new.contains), to: after.map(\.id).filter(old.contains))
        for (index, field) in after.enumerated() {
            let path = "\(list)[\(index)]"
            guard let earlier = earlier(&self, field, path) else {
                add(.added, path, .words("definitions.change.added", ["noun": noun(field)]))
                continue
            }
            if moved.contains(field.id) { add(.moved, path, .words("definitions.change.moved", ["noun": noun(field)])) }
            compare(earlier, field, path)
        }
    }

    private mutating func compare(_ before: Field, _ after: Field, _ path: String) {
        let place = Place(path: path, noun: noun(after))
        compareMembers(FileTree(before), FileTree(after), place, besides: ["id", "when", "options", "fields"])
        compare(before.condition, after.condition, place)
        compare(
            Part.list(FileTree(before)["options"], key: "key", noun: "option", of: place.noun),
            Part.list(FileTree(after)["options"], key: "key", noun: "option", of: place.noun),
            in: path + ".options")
        guard case .block(let rule) = after.kind, case .block(let earlier) = before.kind else { return }
        compareFields(earlier.fields, rule.fields, in: path + ".fields") { _, field, _ in earlier.fields.first { $0.id == field.id } }
        for (index, field) in earlier.fields.enumerated() where !rule.fields.contains(where: { $0.id == field.id }) {
            tellRemoval(field, "\(path).fields[\(index)]")
        }
    }

    mutating func compare(_ before: Condition?, _ after: Condition?, _ place: Place, property: String = "when") {
        guard before != after else { return }
        add(
            .changed, place.path(of: "when"), before?.phrase(in: older.form ?? Form(pages: [])), after?.phrase(in: newer.form ?? Form(pages: [])),
            of: place.subject(property))
    }

    private mutating func tellMove(_ field: Field, from before: Page, to after: Page, _ path: String) {
        add(.moved, path, .words("definitions.change.movedTo", ["noun": noun(field), "from": .text(before.title), "to": .text(after.title)]))
    }

    private mutating func tellRemoval(_ field: Field, _ path: String) {
        add(.removed, path, .words("definitions.change.removed", ["noun": noun(field)]))
    }

    private func noun(_ field: Field) -> Phrase { Part.noun(field.kind.isAsked ? "field" : "shown", field.label, of: nil) }
}
