import Core
import Hummingbird
import Web

/// What to do with a batch, in order: print, sign, post, say so.
struct BatchPage {
    let batch: LetterBatch
    let visit: AgentVisit
    /// What was typed and refused.
    var form: DispatchForm?

    private var words: Words { visit.words }
    private var path: String { "\(BatchController.path)/\(batch.id)" }
    private var waiting: [OutgoingLetter] { batch.letters.filter { $0.state == .waiting } }
    private var gone: [OutgoingLetter] { batch.letters.filter { $0.state != .waiting } }

    func response() -> Response {
        let title = words("correspondence.batch.title", ["date": batch.createdAt.inWords(words.language, in: visit.site.zone)])
        return visit.visit.page(
            title: title, status: form == nil ? .ok : .unprocessableContent,
            """
            \(Breadcrumb([(words("correspondence.post.title"), QueueController.path)], words: words))
            \(form.map { ErrorSummary(errors(of: $0), words: words) })
            \(visit.visit.query("fait").flatMap { Int($0) }.map { Notice(.success, words.count($0, "correspondence.batch.done")) })
            <h1>\(title)</h1>
            <p>\(words.count(batch.letters.count, "correspondence.batch.count")) \(if: batch.isTwoSided, "\(words("correspondence.batch.twoSided"))")</p>
            \(if: batch.letters.contains(where: \.hasPDF), download)
            \(if: !waiting.isEmpty, sendForm)
            \(if: !gone.isEmpty, goneList)
            """)
    }

    private var download: HTML {
        """
        <p><a class="button" href="\(path)/lettres.pdf">\(words("correspondence.batch.download"))</a></p>
        \(if: waiting.contains(where: \.isDecision), "\(Notice(.important, words("correspondence.batch.sign")))")
        """
    }

    private func errors(of form: DispatchForm) -> [ErrorSummary.Line] {
        var lines = form.wrong.map { ErrorSummary.Line(href: "#" + DispatchForm.tracking($0), text: words("correspondence.batch.badTracking")) }
        if form.ticked.isEmpty {
            lines.append(.init(href: "#lettre-\(waiting.first?.id.description ?? "")", text: words("correspondence.batch.noLetter")))
        }
        if form.day == nil { lines.append(.init(href: "#" + PostForm.day, text: words("correspondence.batch.badDay"))) }
        return lines
    }

    private var sendForm: HTML {
        """
        <h2>\(words("correspondence.batch.send"))</h2>
        <form method="post" action="\(path)/envoi">\(visit.visit.formToken)
        <p>\(words("correspondence.batch.how"))</p>
        \(waiting.map(line))
        \(PostForm(visit: visit).dayInput("correspondence.batch.day", error: form.flatMap { $0.day == nil ? words("correspondence.batch.badDay") : nil }))
        <div class="actions">\(Button(words("correspondence.batch.markSent")))</div>
        </form>
        """
    }

    private func line(_ letter: OutgoingLetter) -> HTML {
        let id = "lettre-\(letter.id)", name = DispatchForm.tracking(letter)
        let isTicked = form.map { $0.ticked.contains(letter.id) } ?? true
        let isWrong = form.map { $0.wrong.contains(letter) } ?? false
        let question = Question(
            name, words("correspondence.batch.tracking"), words, hint: words("correspondence.batch.tracking.hint"),
            error: isWrong ? words("correspondence.batch.badTracking") : nil, isOptional: true)
        return """
            <fieldset class="question"><legend>\(letter.title)</legend>
            <p class="hint">\(letter.recipient.joined(separator: ", "))</p>
            <div class="option"><input type="checkbox" id="\(id)" name="\(PostForm.letter)" value="\(letter.id.description)"\(if: isTicked, " checked")>\
            <label for="\(id)">\(words("correspondence.batch.left"))</label></div>
            \(TextInput(question, .number, value: visit.form.text(name) ?? ""))
            </fieldset>
            """
    }

    private var goneList: HTML {
        let rows = gone.map { letter -> [HTML] in
            let day = letter.sentOn.map { $0.inWords(words.language) } ?? ""
            return [
                "<a href=\"\(letter.path)\">\(letter.title)</a>", "\(letter.recipient.first ?? "")", "\(day)", "\(letter.tracking?.spaced ?? "")",
            ]
        }
        let columns = ["letter", "recipient", "sentOn", "tracking"].map { DataTable.Column(words("correspondence.post.\($0)")) }
        let title = words("correspondence.post.sent")
        return "<h2>\(title)</h2>\(DataTable(title, columns: columns, rows: rows, showsCaption: false))"
    }
}
