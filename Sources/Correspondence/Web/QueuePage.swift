import Core
import Hummingbird
import Web

/// What a unit has to send, to look at again, to say by phone.
struct QueuePage {
    static let addressPages = "pages_adresse"
    static let twoSided = "recto_verso"

    let waiting: [OutgoingLetter]
    /// At the counter, or to be put there.
    let counter: [OutgoingLetter]
    let returned: [OutgoingLetter]
    let calls: [OutgoingCall]
    let visit: AgentVisit

    private var words: Words { visit.words }

    func response() -> Response {
        visit.visit.page(
            title: words("correspondence.post.title"), kind: .wide,
            """
            \(done)
            <h1>\(words("correspondence.post.title"))</h1>
            \(callList)
            \(returnedList)
            \(CounterList(letters: counter, visit: visit).html)
            \(if: !(calls.isEmpty && returned.isEmpty && counter.isEmpty), "<h2>\(words("correspondence.post.waiting"))</h2>")
            \(waiting.isEmpty ? "<p class=\"empty\">\(words("correspondence.post.empty"))</p>" : printForm)
            <p class="actions"><a href="\(QueueController.path)?etat=sent">\(words("correspondence.post.seeSent"))</a>
            <a href="\(PosterController.path)">\(words("correspondence.poster.title"))</a></p>
            """)
    }

    private var done: Notice? {
        guard let key = visit.visit.query("fait"), ["retour", "remise", "renvoi", "cloture", "appel", "guichet", "retrait", "poste"].contains(key)
        else { return nil }
        return Notice(.success, words("correspondence.post.done.\(key)"))
    }

    private var callList: HTML? {
        guard !calls.isEmpty else { return nil }
        let columns = ["person", "number", "title", "since", "misses"].map {
            DataTable.Column(words("correspondence.call.\($0)"), isNumber: $0 == "misses")
        }
        let rows = calls.map { call -> [HTML] in
            [
                "<a href=\"\(CallController.path)/\(call.id.description)\">\(call.person.isEmpty ? call.reference.description : call.person)</a>",
                "\(call.spacedNumber)", "\(call.title)", "\(call.createdAt.inWords(words.language, in: visit.site.zone))", "\(call.misses)",
            ]
        }
        return
            "<h2>\(words("correspondence.call.list"))</h2>\(DataTable(words("correspondence.call.list"), columns: columns, rows: rows, showsCaption: false))"
    }

    private var returnedList: HTML? {
        guard !returned.isEmpty else { return nil }
        let columns = ["letter", "recipient", "reason", "returnedOn"].map { DataTable.Column(words("correspondence.post.\($0)")) }
        let rows = returned.map { letter -> [HTML] in
            [
                "<a href=\"\(letter.path)\">\(letter.title)</a>", "\(letter.recipient.first ?? "")",
                "\(letter.returned.map { words("correspondence.return.\($0.reason.rawValue)") } ?? "")",
                "\(letter.returned.map { $0.on.inWords(words.language) } ?? "")",
            ]
        }
        let title = words("correspondence.post.returned")
        return "<h2>\(title)</h2>\(DataTable(title, columns: columns, rows: rows, showsCaption: false))"
    }

    private var printForm: HTML {
        """
        <form method="post" action="\(QueueController.path)/lots">\(visit.visit.formToken)
        <p>\(words("correspondence.post.how"))</p>
        \(DataTable(words("correspondence.post.waiting"), columns: ["letter", "recipient", "date", "printed"].map { DataTable.Column(words("correspondence.post.\($0)")) }, rows: waiting.map(row), showsCaption: false))
        \(TickBox(Question(Self.addressPages, words("correspondence.post.addressPages"), words, hint: words("correspondence.post.addressPages.hint")), isTicked: true))
        \(TickBox(Question(Self.twoSided, words("correspondence.post.twoSided"), words, hint: words("correspondence.post.twoSided.hint")), isTicked: true))
        <div class="actions">\(Button(words("correspondence.post.print")))</div>
        </form>
        """
    }

    private func row(_ letter: OutgoingLetter) -> [HTML] {
        let id = "lettre-\(letter.id)"
        let batch = letter.batch.map {
            "<a href=\"\(QueueController.path)/lots/\($0.description)\">\(words("correspondence.post.inBatch"))</a>" as HTML
        }
        return [
            """
            <div class="option"><input type="checkbox" id="\(id)" name="\(PostForm.letter)" value="\(letter.id.description)"\
            \(if: letter.batch == nil, " checked")><label for="\(id)">\(letter.title)</label></div>
            """,
            "\(letter.recipient.joined(separator: ", ")) \(if: letter.isDecision, "<span class=\"hint\">\(words("correspondence.post.isDecision"))</span>") \(if: letter.isRegistered, "<span class=\"hint\">\(words("correspondence.post.isRegistered"))</span>")",
            "\(letter.createdAt.inWords(words.language, in: visit.site.zone))",
            "\(batch) <a href=\"\(letter.path)\">\(words("correspondence.post.see"))<span class=\"aside\"> : \(letter.title)</span></a>",
        ]
    }
}

/// The letters that left, the latest first: where one says that one came back.
struct SentLettersPage {
    static let number = "numero"

    let letters: [OutgoingLetter]
    let hasMore: Bool
    /// What was looked for; empty: all of them.
    let typed: String
    let isNumber: Bool
    let visit: AgentVisit

    private var words: Words { visit.words }

    func response() -> Response {
        let title = words("correspondence.post.sent")
        let columns = ["letter", "recipient", "sentOn", "tracking"].map { DataTable.Column(words("correspondence.post.\($0)")) }
        let table = DataTable(title, columns: columns, rows: letters.map(row), showsCaption: false)
        return visit.visit.page(
            title: title, kind: .wide,
            """
            \(Breadcrumb([(words("correspondence.post.title"), QueueController.path)], words: words))
            <h1>\(title)</h1>
            <p>\(words("correspondence.post.sent.how"))</p>
            \(search)
            \(letters.isEmpty ? "<p class=\"empty\">\(words(nothing))</p>" : table.html)
            \(more)
            """)
    }

    private var nothing: String {
        if typed.isEmpty { return "correspondence.post.sent.empty" }
        return isNumber ? "correspondence.post.search.none" : "correspondence.post.search.unreadable"
    }

    private var search: Filters {
        let question = Question(Self.number, words("correspondence.post.search"), words)
        let state: HTML = "<input type=\"hidden\" name=\"etat\" value=\"sent\">"
        return Filters(QueueController.path, "\(state)\(TextInput(question, .search, value: typed))", words: words)
    }

    private var more: Pagination? {
        guard hasMore, let last = letters.last else { return nil }
        let chosen = LetterSearch(typed).map { "\(Self.number)=\($0.number)&" } ?? ""
        return Pagination(previous: nil, next: "\(QueueController.path)?etat=sent&\(chosen)suite=\(last.id)", words: words)
    }

    private func row(_ letter: OutgoingLetter) -> [HTML] {
        [
            "<a href=\"\(letter.path)\">\(letter.title)</a>", "\(letter.recipient.joined(separator: ", "))",
            "\(letter.sentOn?.inWords(words.language) ?? "")", "\(letter.tracking?.spaced ?? "")",
        ]
    }
}

extension OutgoingLetter {
    /// Its page at the desk.
    var path: String { "\(QueueController.path)/\(id)" }
}
