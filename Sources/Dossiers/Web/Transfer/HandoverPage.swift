import Core
import Forms
import Foundation
import Hummingbird
import Web

/// To whom.
struct HandoverChoicePage {
    let desk: DeskDossier
    let targets: [HandoverTarget]
    let visit: AgentVisit

    private var words: Words { visit.words }

    func response() -> Response {
        let path = DossierPaths.desk(desk.dossier.reference)
        let groups = Dictionary(grouping: targets) { $0.authority?.name ?? "" }.sorted { $0.key < $1.key }.map { name, targets in
            ChoiceGroup(name, targets.compactMap { target in target.sheet.map { ChoiceOption(target.key, $0.title) } })
        }
        return visit.visit.page(
            title: words("dossiers.handover.title"),
            """
            \(BackLink(path, words: words))
            <p class="over">\(desk.dossier.reference.description)</p>
            <h1>\(words("dossiers.handover.title"))</h1>
            <p>\(words("dossiers.handover.introduction"))</p>
            \(if: !groups.isEmpty, inside(path, groups))
            <p>\(LinkButton(words("dossiers.handover.outside"), to: "\(path)/transmission?vers=\(HandoverTarget.outside.key)", .secondary))</p>
            """)
    }

    private func inside(_ path: String, _ groups: [ChoiceGroup]) -> HTML {
        """
        <form method="get" action="\(path)/transmission">
        \(SelectInput(Question("vers", words("dossiers.handover.to"), words, hint: words("dossiers.handover.toHint")), groups: groups))
        \(Button(words("dossiers.handover.next")))</form>
        """
    }
}

/// What goes with it, and what the person is told.
struct HandoverPage {
    let desk: DeskDossier
    let target: HandoverTarget
    let visit: AgentVisit
    var faults: [(field: String, key: String)] = []
    var refusal: DossierProblem?

    private var words: Words { visit.words }
    private var path: String { DossierPaths.desk(desk.dossier.reference) }
    /// Nothing was sent yet: what the procedure there asks for is ticked.
    private var isFresh: Bool { visit.form.first("vers") == nil }

    func response() -> Response {
        visit.visit.page(
            title: words("dossiers.handover.title"), status: refusal?.kind == .conflict ? .conflict : isFresh ? .ok : .unprocessableContent, main)
    }

    private var main: HTML {
        """
        \(BackLink(path + "/transmission", words: words))
        \(refusal.map { Notice(.warning, title: words("dossiers.desk.notDone"), words($0.message)) })
        \(faults.isEmpty ? nil : ErrorSummary(faults.map { .init(href: "#\($0.field)", text: words($0.key)) }, words: words))
        <p class="over">\(desk.dossier.reference.description)</p>
        <h1>\(words("dossiers.handover.what"))</h1>
        <p>\(destination)</p>
        <form method="post" action="\(path)/transmission" novalidate>\(visit.visit.formToken)
        <input type="hidden" name="vers" value="\(target.key)"><input type="hidden" name="version" value="\(desk.dossier.version)">
        \(if: target.authority == nil, whom)
        \(Checkboxes(Question("donnee", words("dossiers.handover.answers"), words, hint: words("dossiers.handover.answersHint"), isOptional: true), options: answers.map { ChoiceOption($0.id, $0.label, hint: $0.shown) }, selected: tickedAnswers))
        \(if: !files.isEmpty, Checkboxes(Question("fichier", words("dossiers.handover.files"), words, isOptional: true), options: files.map { ChoiceOption($0.id.description, $0.name, hint: FileSize.inWords($0.size, words)) }, selected: tickedFiles).html)
        \(TextArea(Question("motif", words("dossiers.handover.reason"), words, hint: words("dossiers.handover.reasonHint"), isOptional: true), value: visit.form.first("motif") ?? ""))
        \(Notice(.important, words(target.authority == nil ? "dossiers.handover.endsOutside" : "dossiers.handover.ends")))
        \(Button(words("dossiers.handover.button")))
        </form>
        """
    }

    private var destination: String {
        guard let authority = target.authority, let sheet = target.sheet else { return words("dossiers.handover.outsideHint") }
        return words("dossiers.handover.destination", ["name": authority.name, "procedure": sheet.title])
    }

    private var whom: HTML {
        func question(_ name: String, _ isOptional: Bool = true) -> Question {
            let error = faults.first { $0.field == name }.map { words($0.key) }
            return Question(name, words("dossiers.handover.field.\(name)"), words, error: error, isOptional: isOptional)
        }
        func value(_ name: String) -> String { visit.form.first(name) ?? "" }
        let ways = [Handover.Way.download, .email, .post].map {
            ChoiceOption($0.rawValue, words("dossiers.handover.way.\($0.rawValue)"), hint: words("dossiers.handover.way.\($0.rawValue).hint"))
        }
        return """
            \(TextInput(question("nom", false), .organisation, value: value("nom")))
            \(Radios(Question("moyen", words("dossiers.handover.way"), words), options: ways, selected: visit.form.first("moyen") ?? Handover.Way.download.rawValue))
            \(TextArea(question("adresse"), value: value("adresse"), rows: 4))
            \(TextInput(question("courriel"), .email, value: value("courriel")))
            \(TextInput(question("telephone"), .phone, value: value("telephone")))
            """
    }

    private var answers: [(id: String, label: String, shown: String)] {
        desk.sheet.form.fields.compactMap { field in
            guard let answer = desk.dossier.answers[field.id] else { return nil }
            return (field.id, field.label, field.display(answer, language: words.language).joined(separator: ", "))
        }
    }

    private var files: [AttachedFile] { desk.followed.files }

    /// Who the person is, and what is asked there; elsewhere, whoever ticks knows.
    private var tickedAnswers: Set<String> {
        guard isFresh else { return Set(visit.form.all("donnee")) }
        let there = target.sheet?.form.fields ?? []
        return Set(desk.sheet.form.fields.filter { field in field.role != nil || there.contains { $0.id == field.id } }.map(\.id))
    }

    private var tickedFiles: Set<String> { isFresh ? [] : Set(visit.form.all("fichier")) }
}
