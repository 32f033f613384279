import Core
import Definitions
import Foundation
import Law
import Testing

@testable import Correspondence

@Suite("What templates may name")
struct ValuesTests {
    @Test("The names promised are the names given, for a request and for a draft")
    func shapes() throws {
        let values = PaperValues(words: Town.words, sender: Town.sender)
        var suspended = Town.facts()
        suspended.incomplete = .suspend
        suspended.isPreview = true
        suspended.isLetter = true
        suspended.unit.openingHours = "Du lundi au vendredi"
        suspended.handedTo = PaperUnit(name: "Métropole", phone: "02 99 00 00 01", email: "contact@metropole.example", address: "4 avenue Henri")
        suspended.ratingLink = "https://demarches.admiville.example/avis/1"
        suspended.implicit = PaperSilence(on: LocalDate(Town.morning, in: Town.paris))
        var continued = suspended
        continued.examinationGoesOn = true
        let request = [Town.facts(), continued, suspended].reduce(into: [:]) { all, facts in all.merge(values.values(of: facts)) { $1 } }

        #expect(TemplateValue.group(request).shape == .group(TemplateShape.request))
        #expect(TemplateValue.group(values.values(of: Town.resume)).shape == .group(TemplateShape.resume))
        #expect(TemplateValue.group(values.values(of: Town.warning)).shape == .group(TemplateShape.warning))
    }

    @Test("docs/templates.md lists each of them, and nothing else")
    func documented() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../docs/templates.md").standardized
        let listed = try String(contentsOf: file, encoding: .utf8).matches(of: /^\| `([a-z_.\[\]]+)` \|/.anchorsMatchLineEndings())

        let names = TemplateShape.group(TemplateShape.request.merging(TemplateShape.resume) { $1 }.merging(TemplateShape.warning) { old, _ in old })
            .paths
        #expect(Set(listed.map { String($0.output.1) }) == names)
    }

    @Test("What is empty is absent, so that a section about it is left out")
    func absent() throws {
        var facts = Town.facts()
        facts.files = []
        facts.act = nil
        facts.delay = ""
        let values = PaperValues(words: Town.words, sender: Town.sender).values(of: facts)

        for name in ["files", "agent", "message", "pieces", "delay"] { #expect(values[name] == nil) }
    }

    @Test("A service without a phone or an address is reached through the authority's")
    func fallback() throws {
        var facts = Town.facts()
        facts.unit = PaperUnit(name: "CCAS", phone: "", email: "", address: "")
        let values = PaperValues(words: Town.words, sender: Town.sender).values(of: facts)

        let address = TemplateValue.list([.text("1 place de la Mairie"), .text("35000 Admiville")])
        #expect(
            values["unit"]
                == .group(["name": .text("CCAS"), "phone": .text("02 99 00 00 00"), "email": .text("mairie@admiville.example"), "address": address]))
    }
}

extension TemplateShape {
    /// "unit.name", "files.names[]", "answers[].lines[].label"…
    fileprivate var paths: Set<String> { Set(endings.map { String($0.trimmingPrefix(".")) }) }

    private var endings: [String] {
        switch self {
        case .text, .yes: [""]
        case .list(let element): element.endings.map { "[]" + $0 }
        case .group(let members): members.flatMap { name, shape in shape.endings.map { ".\(name)\($0)" } }
        }
    }
}
