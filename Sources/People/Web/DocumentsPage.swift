import Core
import Forms
import Foundation
import Web

/// The documents that a person keeps, and the form that adds one.
struct DocumentsPage {
    let visit: Visit
    let documents: [PersonDocument]
    let typed: SentForm?
    let problems: [FieldProblem]

    private var words: Words { visit.words }
    private var form: Form { DocumentForm.form(words) }

    var html: HTML {
        var view = FormView(form: form, visit: visit, answers: Answers(), typed: typed.map { FormInput($0.values) }, problems: problems)
        view.sendsFilesApart = false
        return """
            \(view.errorSummary)
            \(done)
            \(BackLink(SpacePages.path, words: words))
            <h1>\(words("people.document.title"))</h1>
            <p>\(words("people.document.what"))</p>
            \(documents.isEmpty ? "<p>\(words("people.document.none"))</p>" : list)
            <p class="hint">\(words("people.document.room", ["used": DocumentSize.inWords(used, words), "count": String(documents.count), "most": String(PersonDocument.most), "megabytes": String(PersonDocument.mostBytes >> 20)]))</p>
            <h2>\(words("people.document.add"))</h2>
            <form method="post" action="\(DocumentPages.path)" enctype="multipart/form-data" novalidate>\(visit.formToken)
            \(view.fields(form.fields))
            \(Button(words("people.document.addButton")))
            </form>
            """
    }

    private var used: Int { documents.reduce(0) { $0 + $1.size } }

    private var list: HTML {
        let cards = documents.map { document in
            CardList.Card(
                document.title, href: DocumentPages.path(of: document), text: DocumentLine(document: document, visit: visit).text,
                tag: document.isOver(on: visit.today) ? StatusTag(words("people.document.over"), .bad) : nil)
        }
        return "\(CardList(cards, level: 2))"
    }

    private var done: Notice? {
        switch visit.query("fait") {
        case "ajoute": Notice(.success, words("people.document.added"))
        case "efface": Notice(.success, words("people.document.removed"))
        default: nil
        }
    }
}

/// One document: what it is, the file, and its end.
struct DocumentPage {
    let visit: Visit
    let document: PersonDocument

    private var words: Words { visit.words }
    private var path: String { DocumentPages.path(of: document) }

    var html: HTML {
        """
        \(BackLink(DocumentPages.path, words: words))
        <h1>\(document.title)</h1>
        <p>\(DocumentLine(document: document, visit: visit).text)</p>
        \(if: document.isOver(on: visit.today), "\(Notice(.warning, words("people.document.overWhat")))")
        <p>\(LinkButton(words("people.document.download"), to: path + "/fichier"))</p>
        <h2>\(words("people.document.remove"))</h2>
        <p>\(words("people.document.removeWhat"))</p>
        <form method="post" action="\(path)/effacement">\(visit.formToken)\(Button(words("people.document.removeButton"), .danger))</form>
        """
    }
}

/// "240 ko, gardé le 3 mars 2026, valable jusqu'au 3 mars 2030".
struct DocumentLine {
    let document: PersonDocument
    let visit: Visit

    var text: String {
        let words = visit.words
        let size = DocumentSize.inWords(document.size, words), date = LocalDate(document.addedAt, in: visit.site.zone).inWords(words.language)
        guard let end = document.endsOn else { return words("people.document.line", ["size": size, "date": date]) }
        return words("people.document.lineWithEnd", ["size": size, "date": date, "end": end.inWords(words.language)])
    }
}

enum DocumentSize {
    static func inWords(_ bytes: Int, _ words: Words) -> String {
        if bytes < 1_000_000 { return words("people.document.kilobytes", ["size": "\(bytes == 0 ? 0 : max(1, bytes / 1000))"]) }
        let tenths = bytes / 100_000, point = words.language == .french ? "," : "."
        return words("people.document.megabytes", ["size": tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10)\(point)\(tenths % 10)"])
    }
}
