import Core
import Hummingbird
import Web

/// The queues and counters of one place, and the addresses of its screen and kiosk.
struct QueueSettingsPage {
    let place: QueuePlace
    let room: WaitingRoom
    let faults: [(field: String, key: String)]
    let screen: String
    let kiosk: String
    let visit: AgentVisit

    private var words: Words { visit.words }
    private var path: String { "\(QueueSettings.path)/\(place.id)" }

    func response() -> Response {
        visit.visit.page(
            title: place.name, status: faults.isEmpty ? .ok : .unprocessableContent, kind: .wide,
            """
            \(Breadcrumb([(words("queues.settings"), QueueSettings.path)], words: words))
            \(visit.visit.query("fait") == nil ? nil : Notice(.success, words("queues.news.saved")))
            \(faults.isEmpty ? nil : ErrorSummary(faults.map { .init(href: "#\($0.field)", text: words($0.key)) }, words: words))
            <h1>\(words("queues.settings.of", ["place": place.name]))</h1>
            <h2>\(words("queues.settings.queues"))</h2>
            \(room.queues.map(queue))
            \(newQueue)
            <h2>\(words("queues.settings.counters"))</h2>
            \(room.counters.map(counter))
            \(newCounter)
            <h2>\(words("queues.settings.addresses"))</h2>
            <p>\(words("queues.settings.addresses.text"))</p>
            \(SummaryList([
                .init(words("queues.screen.title"), html: "<a href=\"\(screen)\">\(visit.site.baseURL + screen)</a>"),
                .init(words("queues.kiosk.title"), html: "<a href=\"\(kiosk)\">\(visit.site.baseURL + kiosk)</a>"),
            ], words: words))
            <form method="post" action="\(path)/adresses">\(visit.visit.formToken)\(Button(words("queues.settings.renew"), .secondary))</form>
            """)
    }

    private func queue(_ queue: Queue) -> HTML {
        let id = queue.id.description
        return """
            <form class="add" method="post" action="\(path)/files/\(id)">\(visit.visit.formToken)
            \(TextInput(question("titre_\(id)", words("queues.settings.queue", ["letter": queue.details.letter])), value: typed("titre_\(id)", queue.details.title)))
            \(TickBox(question("ouverte_\(id)", words("queues.settings.open")), isTicked: queue.details.isOpen))
            \(Button(words("queues.settings.save"), .secondary))</form>
            """
    }

    private var newQueue: HTML {
        let letters = QueueDetails.letters.filter { letter in !room.queues.contains { $0.details.letter == letter } }
        return """
            <form class="add" method="post" action="\(path)/files">\(visit.visit.formToken)
            \(SelectInput(question("lettre", words("queues.settings.letter")), options: letters.map { ChoiceOption($0, $0) }, selected: visit.form.first("lettre")))
            \(TextInput(question("titre", words("queues.settings.subject")), value: typed("titre", "")))
            \(Button(words("queues.settings.addQueue"), .secondary))</form>
            """
    }

    private var options: [ChoiceOption] { room.queues.map { ChoiceOption("\($0.id)", "\($0.details.letter) – \($0.details.title)") } }

    private func counter(_ counter: Counter) -> HTML {
        let id = counter.id.description
        return """
            <form class="add" method="post" action="\(path)/guichets/\(id)">\(visit.visit.formToken)
            \(TextInput(question("nom_\(id)", words("queues.settings.counter")), value: typed("nom_\(id)", counter.details.name)))
            \(Checkboxes(question("files_\(id)", words("queues.settings.serves", ["counter": counter.details.name])), options: options, selected: Set(counter.details.queues.map { "\($0)" })))
            \(Button(words("queues.settings.save"), .secondary, name: "quoi", value: "garder")) \
            \(Button(words("queues.settings.remove"), .quiet, name: "quoi", value: "supprimer"))</form>
            """
    }

    private var newCounter: HTML? {
        guard !room.queues.isEmpty else { return "<p>\(words("queues.settings.queueFirst"))</p>" }
        let name = words("queues.settings.counter")
        return """
            <form class="add" method="post" action="\(path)/guichets">\(visit.visit.formToken)
            \(TextInput(question("nom", name, hint: words("queues.settings.counter.hint")), value: typed("nom", "")))
            \(Checkboxes(question("files", words("queues.settings.serves.new")), options: options, selected: Set(room.queues.map { "\($0.id)" })))
            \(Button(words("queues.settings.addCounter"), .secondary))</form>
            """
    }

    private func typed(_ name: String, _ kept: String) -> String { faults.isEmpty ? kept : visit.form.first(name) ?? kept }

    private func question(_ name: String, _ label: String, hint: String? = nil) -> Question {
        Question(name, label, words, hint: hint, error: faults.first { $0.field == name }.map { words($0.key) })
    }
}
