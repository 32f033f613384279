import Definitions
import Testing

@testable import Correspondence

@Suite("Checking a template before it is used")
struct TemplateCheckTests {
    typealias Reason = TemplateFault.Reason

    @Test(
        "A paper that could go wrong is refused, with its line",
        arguments: [
            ("{{procedur}}", Reason.unknownName, 2), ("\n{{{procedure}}}", .unescaped, 3), ("{{&procedure}}", .unescaped, 2),
            ("{{% CONTENT_TYPE:TEXT}}{{procedure}}", .contentType, 2), ("\n\n{{=<% %>=}}", .unreadable, 4),
            ("{{uppercased(procedure)}}", .unreadable, 2), ("{{<part}}{{/part}}", .unreadable, 2), ("{{> other}}", .unknownPart, 2),
            ("{{#files}}", .unclosed, 1), ("{{#files}}\n{{/unit}}", .unclosed, 3), ("{{procedure", .unclosed, 2),
            ("{{files}}", .unknownName, 2), ("{{#unit}}{{answers}}{{/unit}}", .unknownName, 2), ("{{unit.nom}}", .unknownName, 2),
            ("{{#answers}}{{lines}}{{/answers}}", .unknownName, 2),
        ])
    func refused(_ paper: String, _ reason: Reason, _ line: Int) throws {
        let fault = #expect(throws: TemplateFault.self) { try TemplateBook(Files.with(paper: paper)) }

        #expect(fault?.reason == reason)
        #expect(fault?.line == line)
        #expect(fault?.template == "paper")
    }

    @Test(
        "Names are found as Mustache finds them: in the open section, then around it",
        arguments: [
            "{{#answers}}{{title}}{{#lines}}{{label}}{{#texts}}{{.}}{{/texts}}{{reference}}{{/lines}}{{/answers}}",
            "{{#unit}}{{name}}{{#address}}{{.}}{{/address}}{{/unit}}{{^unit}}{{reference}}{{/unit}}", "{{! a note }}{{> part}}{{ unit.name }}",
        ])
    func found(_ paper: String) throws {
        #expect(throws: Never.self) { try TemplateBook(Files.with(paper: paper, part: "{{procedure}}")) }
    }

    @Test("A fault in a part is found, under the part's name")
    func part() throws {
        let fault = #expect(throws: TemplateFault.self) { try TemplateBook(Files.with(paper: "{{> part}}", part: "{{prix}}")) }

        #expect(fault == TemplateFault(template: "part", line: 2, reason: .unknownName, tag: "prix"))
    }

    @Test("A part does not inherit how values are escaped: it must say it")
    func partWithoutContentType() throws {
        var files = Files.with(paper: "{{> part}}")
        files.pageParts["part"] = "{{procedure}}"

        #expect(throws: TemplateFault.self) { try TemplateBook(files) }
    }

    @Test(
        "A mail's subject says no more than the number and the authority",
        arguments: [
            ("Objet : {{procedure}}\n\nBonjour", Reason.subjectTellsTooMuch), ("Bonjour\n\nsuite", .noSubject), ("Objet : \n\nBonjour", .noSubject),
        ])
    func subject(_ mail: String, _ reason: Reason) throws {
        let fault = #expect(throws: TemplateFault.self) { try TemplateBook(Files.with(mail: mail)) }

        #expect(fault?.reason == reason)
    }
}
