import Core
import Hummingbird
import Web

/// Where one letter stands, and what its agent may do about it.
struct LetterPage {
    /// Which of its forms was refused.
    enum Refused { case back, address, delivery, counter, handing }

    static let reason = "motif"
    static let address = "adresse"
    /// What fits in the window of an envelope (NF Z10-011: six lines of 38 characters).
    static let mostLines = 6
    static let longestLine = 38

    let letter: OutgoingLetter
    let visit: AgentVisit
    var refused: Refused?

    private var words: Words { visit.words }

    func response() -> Response {
        visit.visit.page(
            title: letter.title, status: refused == nil ? .ok : .unprocessableContent,
            """
            \(Breadcrumb([(words("correspondence.post.title"), QueueController.path)], words: words))
            \(refused.map { ErrorSummary(errors(of: $0), words: words) })
            <h1>\(letter.title)</h1>
            \(SummaryList(facts, words: words))
            \(paper)
            \(CounterForms(letter: letter, visit: visit, refused: refused).html)
            \(if: letter.state == .sent && letter.deliveredOn == nil, deliveryForm)
            \(if: letter.state == .sent && letter.deliveredOn == nil, backForm)
            \(if: letter.state == .returned, returnedForms)
            """)
    }

    private var paper: HTML {
        guard letter.hasPDF else { return "<p>\(words("correspondence.letter.erased"))</p>" }
        return "<p><a href=\"\(letter.path)/lettre.pdf\">\(words("correspondence.letter.download"))</a></p>"
    }

    private var facts: [SummaryList.Row] {
        let texts: [(String, String?)] = [
            ("date", letter.createdAt.inWords(words.language, in: visit.site.zone)), ("sentOn", letter.sentOn?.inWords(words.language)),
            ("tracking", letter.tracking?.spaced), ("deliveredOn", letter.deliveredOn?.inWords(words.language)),
            ("reason", letter.returned.map { words("correspondence.return.\($0.reason.rawValue)") }),
            ("returnedOn", letter.returned?.on.inWords(words.language)),
            ("counterUntil", letter.pickup?.until?.inWords(words.language)), ("receiver", letter.pickup?.receiver),
            ("identity", letter.pickup?.identity.map { words("correspondence.identity.\($0.rawValue)") }),
        ]
        return [
            .init(words("correspondence.post.state"), words(letter.stateKey)),
            CallPage.subject(letter.dossier == nil, letter.reference, letter.appointment, words),
            .init(words("correspondence.post.recipient"), html: "<span class=\"lines\">\(letter.recipient.joined(separator: "\n"))</span>"),
        ] + texts.compactMap { key, text in text.map { .init(words("correspondence.post.\(key)"), $0) } }
    }

    private func errors(of refused: Refused) -> [ErrorSummary.Line] {
        if refused == .delivery { return [.init(href: "#" + PostForm.day, text: words("correspondence.letter.badDay"))] }
        if refused == .counter || refused == .handing { return CounterForms(letter: letter, visit: visit, refused: refused).errors }
        if refused == .address { return [.init(href: "#" + Self.address, text: words("correspondence.letter.badAddress"))] }
        return [("motif", reasonError), (PostForm.day, dayError)].compactMap { name, error in error.map { .init(href: "#" + name, text: $0) } }
    }

    private var reasonError: String? {
        refused == .back && visit.form.text(Self.reason).flatMap(ReturnReason.init) == nil ? words("correspondence.letter.noReason") : nil
    }

    private var dayError: String? {
        refused == .back && PostForm(visit: visit).day(since: letter.sentOn) == nil ? words("correspondence.letter.badDay") : nil
    }

    private var deliveryForm: HTML {
        let error = refused == .delivery ? words("correspondence.letter.badDay") : nil
        return """
            <h2>\(words("correspondence.letter.delivery"))</h2>
            <p>\(words("correspondence.letter.delivery.hint"))</p>
            <form method="post" action="\(letter.path)/remise">\(visit.visit.formToken)
            \(PostForm(visit: visit).dayInput("correspondence.letter.deliveredOn", error: error))
            <div class="actions">\(Button(words("correspondence.letter.saveDelivery"), .secondary))</div>
            </form>
            """
    }

    private var backForm: HTML {
        let options = ReturnReason.allCases.map {
            ChoiceOption($0.rawValue, words("correspondence.return.\($0.rawValue)"), hint: words("correspondence.return.\($0.rawValue).hint"))
        }
        let question = Question(Self.reason, words("correspondence.letter.reason"), words, error: reasonError)
        return """
            <h2>\(words("correspondence.letter.back"))</h2>
            <form method="post" action="\(letter.path)/retour">\(visit.visit.formToken)
            \(Radios(question, options: options, selected: visit.form.text(Self.reason)))
            \(PostForm(visit: visit).dayInput("correspondence.letter.backOn", error: dayError))
            <div class="actions">\(Button(words("correspondence.letter.saveBack"), .secondary))</div>
            </form>
            """
    }

    private var returnedForms: HTML {
        let typed = visit.form.first(Self.address) ?? letter.recipient.joined(separator: "\n")
        let question = Question(
            Self.address, words("correspondence.letter.address"), words, hint: words("correspondence.letter.address.hint"),
            error: refused == .address ? words("correspondence.letter.badAddress") : nil)
        return """
            <h2>\(words("correspondence.letter.again"))</h2>
            <p>\(words("correspondence.letter.again.\(letter.returned?.reason.rawValue ?? "unknownRecipient")"))</p>
            \(if: letter.hasPDF, againForm(question, typed))
            <h2>\(words("correspondence.letter.close"))</h2>
            <form method="post" action="\(letter.path)/cloture">\(visit.visit.formToken)
            <p>\(words("correspondence.letter.close.how"))</p>
            \(Button(words("correspondence.letter.close"), .secondary))
            </form>
            """
    }

    private func againForm(_ question: Question, _ typed: String) -> HTML {
        """
        <form method="post" action="\(letter.path)/renvoi">\(visit.visit.formToken)
        \(TextArea(question, value: typed, rows: 6))
        <div class="actions">\(Button(words("correspondence.letter.sendAgain")))</div>
        </form>
        """
    }
}
