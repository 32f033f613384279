import Core
import Forms
import TestSupport
import Testing

@testable import Web

@Suite("Fields as inputs")
struct FormViewTests {
    @Test("What a page shows of the stored answers, sent back, gives the same answers")
    func roundTrip() throws {
        let view = try Sample.view(answers: Sample.answers, attachments: Sample.attachments)
        let context = view.context
        var wanted = Sample.answers
        wanted["identite"] = .list(["81"])

        let visible = Sample.form.visibleFields(of: Sample.page, Sample.answers, context: context)
        let outcome = Sample.form.check(page: Sample.page, input: sentBack(view.fields(visible).text), keeping: Answers(), context: context)

        #expect(outcome.problems.isEmpty)
        #expect(outcome.answers == wanted)
    }

    @Test("What was typed is still there, even when it is not an answer")
    func typed() throws {
        let typed = FormInput([
            "naissance.day": ["31"], "naissance.month": ["2"], "courriel": ["amina.fr"], "lien": ["autre"], "lien.other": ["<moi>"],
            "jours": ["lundi"],
            "enfants.count": ["2"], "enfants.1.prenom": ["Tom"],
        ])

        let sent = sentBack(try Sample.view(answers: Sample.answers, typed: typed).fields(Sample.fields).text)

        for (name, values) in typed.values { #expect(sent.all(name) == values, "\(name)") }
    }

    @Test("Every problem of an empty page leads to an input that is there")
    func anchors() throws {
        let context = FormContext(today: Sample.today)
        let problems = Sample.form.check(page: Sample.page, input: FormInput(), keeping: Answers(), context: context).problems
        let view = try Sample.view(problems: problems)

        let ids = Set(attributes("id", view.fields(Sample.fields).text))
        let summary = try #require(view.errorSummary).html.text

        #expect(problems.count > 15)
        for href in attributes("href", summary) { #expect(ids.contains(String(href.dropFirst())), "\(href)") }
        #expect(attributes("href", summary).count == problems.count)
    }

    @Test("Ids are unique, every label leads to an input, every description is there")
    func wiring() throws {
        let problems = Sample.fields.map { FieldProblem(field: $0.id, message: UserMessage("web.back")) }
        let html = try Sample.view(answers: Sample.answers, problems: problems, attachments: Sample.attachments).fields(Sample.fields).text
        let ids = attributes("id", html)

        #expect(Set(ids).count == ids.count)
        for target in attributes("for", html) { #expect(ids.contains(target), "label for \(target)") }
        for target in attributes("aria-describedby", html).flatMap({ $0.split(separator: " ") }) {
            #expect(ids.contains(String(target)), "\(target)")
        }
    }

    @Test("Browsers fill in what is the person's own, with the right keyboard")
    func autocomplete() throws {
        let html = try Sample.view().fields(Sample.fields).text

        let wanted = [
            "given-name", "family-name", "bday-day", "bday-month", "bday-year", "email", "tel", "address-line1", "address-line2", "postal-code",
            "address-level2",
        ]
        #expect(attributes("autocomplete", html) == wanted)
        #expect(html.contains("name=\"naissance.day\" type=\"text\" inputmode=\"numeric\""))
    }

    @Test("Someone else's name and address are not filled in with one's own")
    func others() throws {
        let html = try Sample.html(Field(id: "defunt", kind: .address, label: "Adresse du défunt"))

        #expect(attributes("autocomplete", html).isEmpty)
    }

    @Test("Optional fields say so; required ones say nothing")
    func optional() throws {
        #expect(try Sample.html(Field(id: "a", kind: .email, label: "E-mail", isRequired: false)).contains("(facultatif)"))
        #expect(try !Sample.html(Field(id: "a", kind: .email, label: "E-mail")).contains("facultatif"))
    }

    @Test("Up to seven options are in sight; eight unfold", arguments: [(7, "radio"), (8, "<select")])
    func choices(count: Int, wanted: String) throws {
        let options = (1...count).map { Option(key: "o\($0)", label: "Option \($0)") }

        #expect(try Sample.html(Field(id: "a", kind: .choice(ChoiceRule(options: options)), label: "A")).contains(wanted))
    }

    @Test("Hostile labels, hints, options and answers stay texts")
    func escaping() throws {
        let attack = "\"\u{301}><script>alert(1)</script>"
        let field = Field(
            id: "a", kind: .choice(ChoiceRule(options: [Option(key: attack, label: attack, hint: attack)], allowsOther: true)), label: attack,
            hint: attack,
            reason: attack)

        let html = try Sample.html(field, typed: FormInput(["a": [attack], "a.other": [attack]]))

        #expect(!html.contains("<script") && !html.contains("\"\u{301}>"))
    }

    @Test("A text that begins with a line end keeps it")
    func firstLineEnd() throws {
        let field = Field(id: "a", kind: .longText(TextRule()), label: "A")

        #expect(try Sample.html(field, typed: FormInput(["a": ["\n\nBonjour"]])).contains(">\n\n\nBonjour</textarea>"))
    }

    @Test("The limits of files are said before the input, and the last place is not offered twice")
    func files() throws {
        let rule = FileRule(accepted: [.pdf], most: 1, megabytes: 5)
        let field = Field(id: "piece", kind: .file(rule), label: "Justificatif")
        let empty = try Sample.html(field)
        let full = try Sample.view(
            Form(pages: [Page(id: "p", title: "P", fields: [field])]), attachments: ["piece": Sample.attachments["identite"] ?? []]
        )
        .fields([field]).text

        #expect(empty.contains("Formats acceptés\u{A0}: PDF. Un seul fichier, de 5 Mo au plus.") && empty.contains("data-upload=\"/envois\""))
        #expect(!empty.contains(" multiple") && !empty.contains("capture"))
        #expect(full.contains("name=\"_supprimer\" value=\"81\"") && !full.contains("type=\"file\""))
    }

    @Test("A name in English is asked in English")
    func english() throws { #expect(try Sample.view(language: .english).fields(Sample.fields).text.contains("Month")) }

    @Test("A page is live when one of its questions hangs on another", arguments: [("prenom", false), ("lien", true)])
    func live(field: String, isLive: Bool) {
        let asked = Field(id: "suite", kind: .email, label: "Suite", condition: .test(field: field, .isAnswered))
        let page = Page(id: "p", title: "P", fields: [Field(id: "lien", kind: .yesNo, label: "Lien"), asked])

        #expect(page.dependsOnItself == isLive)
    }
}
