import Core
import Forms

extension FormView {
    /// A group of questions asked several times. Adding and removing are submit buttons: see ``Forms/FormInput/changingRows()``.
    func block(_ field: Field, _ name: String, _ rule: BlockRule, _ answer: Answer?) -> HTML {
        let stored: [Answers] = if case .rows(let rows) = answer { rows } else { [] }
        let count = rowCount(name, rule, stored.count)
        let rows = (0..<count).map { index in row(index, of: field, name, rule, index < stored.count ? stored[index] : Answers(), count) }
        let content: HTML = """
            <input type="hidden" name="\(name).count" value="\(count)">\(rows)\
            \(if: count < rule.most, "<p>\(Button(words("web.block.add", ["row": rule.rowName]), .secondary, name: RowButton.add, value: name))</p>")
            """
        return question(field, name).group("<div class=\"rows\" id=\"\(name)\" tabindex=\"-1\" data-rows>\(content)</div>")
    }

    /// The questions of the rows of these blocks, by their names: `children.0.days`.
    public func shownInRows(of fields: [Field]) -> [String] {
        fields.flatMap { field -> [String] in
            guard case .block(let rule) = field.kind else { return [] }
            let stored = if case .rows(let rows)? = answers[field.id] { rows.count } else { 0 }
            return (0..<rowCount(field.id, rule, stored)).flatMap { index in
                form.visibleFields(ofRow: index, of: field, answers, context: context).map { "\(field.id).\(index).\($0.id)" }
            }
        }
    }

    /// At least one row is shown, but where none is an answer.
    private func rowCount(_ name: String, _ rule: BlockRule, _ stored: Int) -> Int {
        let asked = typed.map { $0.first(name + ".count").flatMap { Int($0) } ?? 0 } ?? stored
        return min(max(asked, rule.fewest), rule.most)
    }

    private func row(_ index: Int, of field: Field, _ name: String, _ rule: BlockRule, _ row: Answers, _ count: Int) -> HTML {
        let prefix = "\(name).\(index)."
        let visible = form.visibleFields(ofRow: index, of: field, answers, context: context)
        let title = rule.rowName.prefix(1).uppercased() + rule.rowName.dropFirst()
        let canGo = count > max(rule.fewest, 1) || (rule.fewest == 0 && count > 0)
        let remove = Button(
            words("web.block.remove", ["row": rule.rowName, "number": String(index + 1)]), .quiet, name: RowButton.remove, value: "\(name).\(index)")
        return """
            <fieldset data-field="\(name).\(index)" data-rows><legend>\(title) \(index + 1)</legend>\
            \(visible.map { self.field($0, name: prefix + $0.id, answer: row[$0.id]) })\(if: canGo, "<p>\(remove)</p>")</fieldset>

            """
    }
}

/// The names of the buttons that act on a page without leaving it.
public enum RowButton {
    /// Its value is the name of a block: `children`.
    public static let add = "_ajouter"
    /// Its value is a row: `children.1`.
    public static let remove = "_retirer"
    /// Its value is the id of an attachment.
    public static let removeFile = "_supprimer"
    /// Its value is the name of the file field whose photos are to become one PDF.
    public static let joinFiles = "_joindre"
    /// Its value is the name of the file field whose files are to be stored now, staying on the page.
    public static let sendFiles = "_televerser"
    /// Its value is the name of the file field that takes one of the documents of the person's space.
    public static let takeDocument = "_mes-documents"
}
