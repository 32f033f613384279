import Core
import Web

/// What an agent may do with a document and the counter, on its page.
struct CounterForms {
    static let delay = "garde"
    static let receiver = "remis_a"
    static let identity = "identite_vue"
    static let longestName = 120

    let letter: OutgoingLetter
    let visit: AgentVisit
    let refused: LetterPage.Refused?

    private var words: Words { visit.words }

    var html: HTML {
        guard letter.state == .waiting, letter.hasPDF else { return HTML() }
        return letter.pickup?.stage == .ready ? "\(handingForm)\(postForm)" : "\(readyForm)\(if: letter.isAtCounter, postForm)"
    }

    /// What was typed, when it is whole: who came, what was shown, on which day.
    var handing: Handing? {
        guard let receiver = visit.form.text(Self.receiver).map(Text.trimmed), !receiver.isEmpty, receiver.count <= Self.longestName,
            let identity = visit.form.text(Self.identity).flatMap(SeenIdentity.init), let day
        else { return nil }
        return Handing(receiver: receiver, identity: identity, day: day)
    }

    private var day: LocalDate? { PostForm(visit: visit).day(since: LocalDate(letter.createdAt, in: visit.site.zone)) }

    var errors: [ErrorSummary.Line] {
        [(Self.delay, delayError), (Self.receiver, receiverError), (Self.identity, identityError), (PostForm.day, dayError)].compactMap {
            name, error in
            error.map { .init(href: "#" + name, text: $0) }
        }
    }

    private var delayError: String? { refused == .counter ? words("correspondence.counter.noDelay") : nil }

    private var receiverError: String? {
        let count = visit.form.text(Self.receiver).map(Text.trimmed)?.count ?? 0
        return refused == .handing && !(1...Self.longestName).contains(count) ? words("correspondence.counter.noReceiver") : nil
    }

    private var identityError: String? {
        refused == .handing && visit.form.text(Self.identity).flatMap(SeenIdentity.init) == nil ? words("correspondence.counter.noIdentity") : nil
    }

    private var dayError: String? { refused == .handing && day == nil ? words("correspondence.counter.badDay") : nil }

    private var readyForm: HTML {
        let options = PickupDelay.allCases.map { delay in
            let day = delay.lastDay(from: visit.visit.today).inWords(words.language)
            return ChoiceOption(String(delay.rawValue), words("correspondence.counter.delay.\(delay.rawValue)", ["date": day]))
        }
        let question = Question(
            Self.delay, words("correspondence.counter.delay"), words, hint: words("correspondence.counter.delay.hint"), error: delayError)
        return """
            <h2>\(words("correspondence.counter.put"))</h2>
            <p>\(words("correspondence.counter.put.how"))</p>
            \(letter.isDecision ? Notice(.info, words("correspondence.counter.decision")) : nil)
            <form method="post" action="\(letter.path)/guichet">\(visit.visit.formToken)
            \(Radios(question, options: options, selected: visit.form.text(Self.delay) ?? String(PickupDelay.fortnight.rawValue)))
            <div class="actions">\(Button(words("correspondence.counter.putNow"), .secondary))</div>
            </form>
            """
    }

    private var handingForm: HTML {
        let who = Question(
            Self.receiver, words("correspondence.counter.receiver"), words, hint: words("correspondence.counter.receiver.hint"), error: receiverError)
        let seen = Question(Self.identity, words("correspondence.counter.identity"), words, error: identityError)
        let options = SeenIdentity.allCases.map {
            ChoiceOption($0.rawValue, words("correspondence.identity.\($0.rawValue)"), hint: hint(of: $0))
        }
        return """
            <h2>\(words("correspondence.counter.hand"))</h2>
            <p>\(words(letter.isDecision ? "correspondence.counter.hand.decision" : "correspondence.counter.hand.how"))</p>
            <form method="post" action="\(letter.path)/retrait">\(visit.visit.formToken)
            \(TextInput(who, value: visit.form.first(Self.receiver) ?? letter.recipient.first ?? ""))
            \(Radios(seen, options: options, selected: visit.form.text(Self.identity)))
            \(PostForm(visit: visit).dayInput("correspondence.counter.day", error: dayError))
            <div class="actions">\(Button(words("correspondence.counter.handNow")))</div>
            </form>
            """
    }

    private func hint(of identity: SeenIdentity) -> String? { identity == .proxy ? words("correspondence.identity.proxy.hint") : nil }

    private var postForm: HTML {
        """
        <h2>\(words("correspondence.counter.post"))</h2>
        <form method="post" action="\(letter.path)/poste">\(visit.visit.formToken)
        <p>\(words("correspondence.counter.post.how"))</p>
        \(Button(words("correspondence.counter.postNow"), .secondary))
        </form>
        """
    }
}

/// What waits at the counter, on the page of letters.
struct CounterList {
    let letters: [OutgoingLetter]
    let visit: AgentVisit

    private var words: Words { visit.words }

    var html: HTML {
        guard !letters.isEmpty else { return HTML() }
        let title = words("correspondence.counter.title")
        let columns = ["correspondence.post.letter", "correspondence.post.request", "correspondence.counter.person", "correspondence.counter.stage"]
            .map { DataTable.Column(words($0)) }
        return "<h2>\(title)</h2>\(DataTable(title, columns: columns, rows: letters.map(row), showsCaption: false))"
    }

    private func row(_ letter: OutgoingLetter) -> [HTML] {
        ["<a href=\"\(letter.path)\">\(letter.title)</a>", "\(letter.reference.description)", "\(letter.recipient.first ?? "")", "\(tag(letter))"]
    }

    private func tag(_ letter: OutgoingLetter) -> StatusTag {
        guard let until = letter.pickup?.until else { return StatusTag(words("correspondence.counter.toPut"), .waiting) }
        let date = until.inWords(words.language)
        return until < visit.visit.today
            ? StatusTag(words("correspondence.counter.late", ["date": date]), .bad)
            : StatusTag(words("correspondence.counter.until", ["date": date]), .progress)
    }
}

extension OutgoingLetter {
    /// What its state is called.
    var stateKey: String {
        if let stage = pickup?.stage, isAtCounter || stage == .handed { return "correspondence.counter.state.\(stage.rawValue)" }
        return "correspondence.letter.state.\(state.rawValue)"
    }
}
