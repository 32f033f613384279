import Forms
import Testing

@testable import Web

@Suite("Checking one's answers")
struct AnswersViewTests {
    private func html(_ answers: Answers, change: String? = "/brouillons/x/tout") throws -> String {
        AnswersView(
            form: Sample.form, answers: answers, context: FormContext(today: Sample.today), words: try words(), changeLink: { _ in change },
            attachments: Sample.attachments
        ).html.text
    }

    @Test("Answers are in people's words, files by their names, rows one by one")
    func words_() throws {
        let html = try html(Sample.answers)

        for text in [
            "3 mars 1985", "06\u{A0}12\u{A0}34\u{A0}56\u{A0}78", "12 rue des Lilas<br>35000 Rennes", "carte recto.jpg (1,2 Mo)",
            "<strong>Enfant 2</strong>",
        ] {
            #expect(html.contains(text), "\(text)")
        }
    }

    @Test("What is hidden, explained or only a heading is not an answer")
    func hidden() throws {
        let html = try html(Sample.answers)

        #expect(!html.contains("Prénom de l&#39;enfant</dt>") && !html.contains("À savoir") && !html.contains("<dt>Vous</dt>"))
    }

    @Test("What was left blank is said to be")
    func blank() throws { #expect(try html(Answers()).contains("Pas de réponse")) }

    @Test("A page is changed by one link, whose words say which; or cannot be any more")
    func change() throws {
        #expect(try html(Sample.answers).contains("<a href=\"/brouillons/x/tout\">Modifier<span class=\"aside\"> : Votre demande</span></a>"))
        #expect(try !html(Sample.answers, change: nil).contains("Modifier"))
    }
}
