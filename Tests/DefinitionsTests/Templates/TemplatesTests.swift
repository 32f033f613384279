import Core
import TestSupport
import Testing

@testable import Definitions

@Suite("Messages and papers of a procedure's own")
struct TemplatesTests {
    /// The small file, with templates after it.
    private static func file(_ templates: String, workflow: String = "workflow: standard") -> ProcedureFile {
        ProcedureFile(ProcedureSamples.small.replacing("workflow: standard", with: workflow) + "\n" + templates, units: ["accueil"])
    }

    private static func mail(_ text: String, subject: String = "Votre demande {{reference}}") -> ProcedureFile {
        file("templates: {mails: {done: {subject: \"\(subject)\", text: \"\(text)\"}}}")
    }

    private func keys(_ file: ProcedureFile, _ field: String) -> [String] {
        file.faults.filter { $0.field == field }.map { $0.message.key.replacing("definitions.", with: "") }
    }

    private static let own = """
        templates:
          mails:
            done:
              subject: Votre demande {{reference}}
              text: |
                Bonjour,

                {{#message}}
                {{message}}
                {{/message}}
          papers:
            attestation: {title: "Attestation de {{applicant}}", text: "Nous attestons que {{answer.nom}} est inscrit."}
        """

    @Test("They are read, and written again the same")
    func read() throws {
        let definition = try #require(Self.file(Self.own).definition)

        #expect(definition.templates.mail("done")?.heading == "Votre demande {{reference}}")
        #expect(definition.templates.mail("done")?.text.hasSuffix("{{/message}}") == true)
        #expect(definition.templates.paper("attestation")?.names == ["applicant", "answer.nom"])
        #expect(ProcedureFile(definition.yaml, units: ["accueil"]).definition == definition)
    }

    @Test(
        "A text that could go wrong is refused, at its line",
        arguments: [
            ("{{procedur}}", "template.unknownName"), ("{{answer.prenom}}", "template.unknownName"), ("{{answer.photo}}", "template.unknownName"),
            ("{{> service}}", "template.unknownPart"), ("{{{message}}}", "template.unescaped"), ("{{& message}}", "template.unescaped"),
            ("{{=<% %>=}}", "template.unreadable"), ("{{uppercased(message)}}", "template.unreadable"), ("{{<x}}{{/x}}", "template.unreadable"),
            ("{{#message}}", "template.unclosed"), ("{{message", "template.unclosed"), ("{{% CONTENT_TYPE:TEXT}}", "template.contentType"),
            ("{{#pieces}}{{#pieces}}{{.}}{{/pieces}}{{/pieces}}", "template.crossedLists"),
            ("{{#answers}}{{#files.names}}{{.}}{{/files.names}}{{/answers}}", "template.crossedLists"),
            (String(repeating: "a", count: 20_001), "template.tooLong"),
        ])
    func refused(text: String, key: String) {
        let faults = Self.mail(text).faults.filter { $0.field == "templates.mails.done.text" && $0.severity == .error }

        #expect(faults.map(\.message.key) == ["definitions." + key])
        #expect(faults.first?.line == ProcedureSamples.small.split(separator: "\n", omittingEmptySubsequences: false).count + 1)
    }

    @Test(
        "What a text may have", arguments: ["Bonjour {{applicant}}", "{{#pieces}}\\n- {{.}}\\n{{/pieces}}", "{{#unit}}{{name}}{{/unit}}{{! note }}"])
    func accepted(text: String) { #expect(!Self.mail(text).faults.haveErrors) }

    @Test("A list inside a list is the one it is part of")
    func nested() {
        let text = "{{#answers}}{{title}}{{#lines}}{{label}}{{#texts}}{{.}}{{/texts}}{{/lines}}{{/answers}}"
        #expect(!Self.mail(text).faults.haveErrors)
    }

    @Test(
        "A subject tells the number and the authority, nothing else",
        arguments: ["{{procedure}}", "{{applicant}}", "{{#answer.nom}}x{{/answer.nom}}"])
    func subject(tag: String) {
        #expect(keys(Self.mail("Bonjour", subject: tag), "templates.mails.done.subject") == ["template.subjectTellsTooMuch"])
    }

    @Test("A mail that tells the answers is advised against, a paper is not")
    func indiscreet() {
        #expect(keys(Self.mail("{{answer.nom}}"), "templates.mails.done.text") == ["fault.indiscreetMail"])
        let paper = Self.file("templates: {papers: {decision-accepted: {title: Oui, text: \"{{answer.nom}}\"}}}")
        #expect(paper.faults.filter { $0.field.hasPrefix("templates") }.isEmpty)
    }

    @Test("What nobody rewrites: the mail of the resume code, and the receipt")
    func reserved() {
        let file = Self.file("templates: {mails: {resume-code: {subject: A, text: B}}, papers: {receipt: {title: A, text: B}}}")
        #expect(keys(file, "templates.mails.resume-code").contains("fault.reservedTemplate"))
        #expect(keys(file, "templates.papers.receipt").contains("fault.reservedTemplate"))
    }

    private static func workflow(_ effect: String) -> String {
        """
        workflow:
          statuses:
            - {key: received, nature: open, label: Reçue, next: Nous la lisons.}
            - {key: done, nature: accepted, label: Faite, next: C'est fini.}
          actions:
            - {key: finish, label: Finir, from: [received], to: done, by: [caseworker], \(effect)}
        """
    }

    @Test("An action names a message that exists", arguments: [("notify: livraison", "unknownMail"), ("document: bon", "unknownPaper")])
    func unknown(effect: String, key: String) {
        let field = "workflow.actions[0]." + effect.prefix { $0 != ":" }
        #expect(keys(Self.file("", workflow: Self.workflow(effect)), field) == ["fault." + key])
    }

    @Test("Its own are named as the shipped ones are; one that no action asks for is told")
    func ownNames() {
        let templates = "templates: {mails: {livraison: {subject: Livraison, text: Bonjour}}, papers: {bon: {title: Bon, text: Bon}}}"
        let used = Self.file(templates, workflow: Self.workflow("notify: livraison, document: bon"))
        let unused = Self.file(templates)

        #expect(used.faults.filter { $0.field.hasPrefix("templates") || $0.field.hasPrefix("workflow") }.isEmpty)
        #expect(keys(unused, "templates.mails.livraison") == ["fault.unusedTemplate"])
        #expect(keys(unused, "templates.papers.bon") == ["fault.unusedTemplate"])
    }

    @Test("A trial tells the subject of the procedure's own message")
    func tried() throws {
        let templates = "templates: {mails: {livraison: {subject: \"Bac {{reference}}\", text: Bonjour}}}"
        let definition = try #require(Self.file(templates, workflow: Self.workflow("notify: livraison")).definition)
        let trial = try #require(Trial(of: definition, templates: TrialTemplates(subjects: ["moved": "?"], papers: [])))

        #expect(trial.templates?.subjects["livraison"] == "Bac \(TrialTemplates.reference)")
    }
}
