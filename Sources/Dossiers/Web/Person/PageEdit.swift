import Core
import Forms
import Web

/// A small button inside a page.
enum PageEdit: Sendable, Equatable {
    case addRow(String)
    case removeRow(String, Int)
    case removeFile(AttachmentID)
    case joinFiles(String)
    /// The files chosen are kept, and the page stays: for browsers without scripts.
    case addFiles(String)
    /// A time is chosen on a page of its own.
    case chooseTime(String)
    case dropTime(String)
    /// A document of the person's space is chosen on a page of its own.
    case takeDocument(String)

    init?(_ sent: SentForm) {
        if let field = sent.first("_ajouter") {
            self = .addRow(field)
        } else if let row = sent.first("_retirer") {
            let parts = row.split(separator: ".")
            guard parts.count == 2, let index = Int(parts[1]) else { return nil }
            self = .removeRow(String(parts[0]), index)
        } else if let file = sent.first("_supprimer").flatMap(AttachmentID.init) {
            self = .removeFile(file)
        } else if let field = sent.first("_joindre") {
            self = .joinFiles(field)
        } else if let field = sent.first("_televerser") {
            self = .addFiles(field)
        } else if let field = sent.first(AppointmentChoice.choose) {
            self = .chooseTime(field)
        } else if let field = sent.first(AppointmentChoice.drop) {
            self = .dropTime(field)
        } else if let field = sent.first(RowButton.takeDocument) {
            self = .takeDocument(field)
        } else {
            return nil
        }
    }

    /// Where the page opens again.
    var anchor: String {
        switch self {
        case .addRow(let field), .removeRow(let field, _), .joinFiles(let field), .addFiles(let field), .chooseTime(let field), .dropTime(let field),
            .takeDocument(let field):
            field
        case .removeFile: "contenu"
        }
    }

    func applied(to answers: Answers, in page: Page) -> Answers {
        var answers = answers
        switch self {
        case .addRow(let field):
            guard case .block(let rule)? = page.fields.first(where: { $0.id == field })?.kind else { return answers }
            let rows = answers.rows(field, atLeast: rule.fewest)
            if rows.count < rule.most { answers[field] = .rows(rows + [Answers()]) }
        case .removeRow(let field, let index):
            var rows = answers.rows(field, atLeast: 0)
            guard rows.indices.contains(index) else { return answers }
            rows.remove(at: index)
            answers[field] = .rows(rows)
            var unread = Unread(answers)
            unread.rename { FormInput.movedRowName($0, removing: "\(field).\(index)") }
            answers = unread.stored(in: answers)
        case .dropTime(let field): answers[field] = nil
        case .removeFile, .joinFiles, .addFiles, .chooseTime, .takeDocument: break
        }
        return answers
    }
}

extension Answers {
    fileprivate func rows(_ field: String, atLeast fewest: Int) -> [Answers] {
        var rows: [Answers] = []
        if case .rows(let found)? = self[field] { rows = found }
        while rows.count < fewest { rows.append(Answers()) }
        return rows
    }
}
