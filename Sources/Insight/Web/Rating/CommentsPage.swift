import Core
import Hummingbird
import Web

/// The list of comments, by what was done of them.
struct CommentsPage {
    let state: Moderation
    let ratings: [Rating]
    let procedures: [MeasuredProcedure]
    let visit: AgentVisit

    private var words: Words { visit.words }

    func response() -> Response {
        let title = words("insight.comments.title")
        return visit.visit.page(
            title: title, kind: .wide,
            """
            \(visit.visit.query("fait") == nil ? nil : Notice(.success, words("insight.done")))
            <h1>\(title)</h1>
            \(InsightMenu(visit, here: CommentsController.path).html)
            \(filters)
            \(ratings.isEmpty ? "<p class=\"empty\">\(words("insight.comments.empty"))</p>" : table.html)
            <ul><li><a href="\(PaperRatingController.path)">\(words("insight.paper.title"))</a></li>
            <li><a href="\(RatingSheetController.path)">\(words("insight.sheet.title"))</a></li></ul>
            <h2>\(words("insight.export.title"))</h2>
            <p>\(words("insight.export.lead"))</p>
            <ul><li><a href="\(RatingExport.path)">\(words("insight.export.link"))</a></li></ul>
            """)
    }

    private var filters: Filters {
        let options = [Moderation.waiting, .shown, .hidden].map { ChoiceOption($0.rawValue, words("insight.moderation.\($0.rawValue)")) }
        let question = Question("etat", words("insight.comments.state"), words)
        return Filters(CommentsController.path, SelectInput(question, options: options, selected: state.rawValue).html, words: words)
    }

    private var table: DataTable {
        let columns = ["comment", "procedure", "satisfaction", "channel", "day"].map { DataTable.Column(words("insight.comments.\($0)")) }
        return DataTable(words("insight.comments.title"), columns: columns, rows: ratings.map(cells), showsCaption: false)
    }

    private func cells(_ rating: Rating) -> [HTML] {
        let start = rating.answers.comment.map { $0.count > 90 ? String($0.prefix(90)) + "…" : $0 } ?? ""
        return [
            "<a href=\"\(CommentsController.path)/\(rating.id.description)\">\(start)</a>",
            "\(procedures.first { $0.id == rating.procedure }?.title ?? "")",
            "\(words("insight.rating.satisfaction.\(rating.answers.satisfaction.rawValue)"))",
            "\(words("insight.channel.\(rating.channel.rawValue)"))", "\(rating.day.inWords(words.language))",
        ]
    }
}

/// One comment: what was said, and what an agent does of it.
struct CommentPage {
    let rating: Rating
    let procedure: MeasuredProcedure?
    let problem: InsightProblem?
    let field: String
    let visit: AgentVisit

    private var words: Words { visit.words }
    private var path: String { "\(CommentsController.path)/\(rating.id)" }

    func response() -> Response {
        let title = words("insight.comment.title")
        return visit.visit.page(
            title: title, status: problem == nil ? .ok : .unprocessableContent, kind: .wide,
            """
            \(BackLink(CommentsController.path, words: words))
            \(problem.map { ErrorSummary([.init(href: "#\(field)", text: words($0.message))], words: words) })
            <p class="over">\(procedure?.title ?? "")</p><h1>\(title)</h1>
            \(SummaryList(facts, words: words))
            \(moderation)
            \(improvement)
            """)
    }

    private var facts: [SummaryList.Row] {
        let answers = rating.answers
        return [
            .init(words("insight.comments.satisfaction"), words("insight.rating.satisfaction.\(answers.satisfaction.rawValue)")),
            .init(
                words("insight.comments.comprehension"),
                answers.comprehension.map { words("insight.rating.comprehension.\($0.rawValue)") } ?? words("insight.none")),
            .init(words("insight.comments.channel"), words("insight.channel.\(rating.channel.rawValue)")),
            .init(words("insight.comments.day"), rating.day.inWords(words.language)),
            .init(words("insight.comments.state"), words("insight.moderation.\(rating.moderation.rawValue)")),
        ]
    }

    private var moderation: HTML {
        let comment = visit.form.first("commentaire") ?? rating.answers.comment ?? ""
        return """
            <form method="post" action="\(path)">
            \(visit.visit.formToken)
            \(TextArea(Question("commentaire", words("insight.comment.text"), words, hint: words("insight.comment.textHint"), error: field == "commentaire" ? problem.map { words($0.message) } : nil), value: comment, rows: 5, longest: RatingAnswers.longestComment))
            \(TextArea(Question("reponse", words("insight.comment.reply"), words, hint: words("insight.comment.replyHint"), isOptional: true), value: visit.form.first("reponse") ?? rating.reply ?? "", rows: 4, longest: 2000))
            <p><button class="button" name="decision" value="publier">\(words("insight.comment.show"))</button>
            <button class="button second" name="decision" value="masquer">\(words("insight.comment.hide"))</button></p>
            </form>
            """
    }

    private var improvement: HTML {
        """
        <section aria-labelledby="mieux"><h2 id="mieux">\(words("insight.comment.improve"))</h2>
        <form method="post" action="\(path)/amelioration">
        \(visit.visit.formToken)
        \(TextArea(Question("amelioration", words("insight.comment.improvement"), words, hint: words("insight.comment.improvementHint"), error: field == "amelioration" ? problem.map { words($0.message) } : nil), value: visit.form.first("amelioration") ?? "", rows: 3, longest: 2000))
        \(Button(words("insight.comment.note"), .secondary))
        </form></section>
        """
    }
}
