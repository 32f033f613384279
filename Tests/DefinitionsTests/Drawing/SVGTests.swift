import Core
import Foundation
import TestSupport
import Testing
import Workflows

@testable import Definitions

@Suite("The drawing as SVG")
struct SVGTests {
    private func svg(_ workflow: Workflow, titled title: String = "Essai") -> String {
        WorkflowDrawing(of: workflow, words: ProcedureSamples.french).svg(titled: title)
    }

    @Test("It is XML, whatever the texts are", arguments: SampleWorkflows.all.map(\.name))
    func wellFormed(name: String) throws {
        let workflow = try #require(SampleWorkflows.all.first { $0.name == name }).workflow
        let reader = XMLReader(svg(workflow, titled: "<a href=\"x\">&amp; ]]> \u{0}\u{B} 'b'"))

        #expect(reader.isWellFormed)
        #expect(reader.texts.contains { $0.contains("<a href=\"x\">&amp; ]]>") })
    }

    @Test("A text never becomes markup")
    func escaped() {
        var workflow = Workflow.report
        workflow.statuses[0].label = "</text><script>alert(1)</script>"
        workflow.actions[0].label = "\" onload=\"alert(1)"

        #expect(!svg(workflow).contains("<script") && !svg(workflow).contains("\" onload"))
    }

    @Test("It fetches nothing, and needs no style that a policy would refuse")
    func selfContained() {
        let svg = svg(SampleWorkflows.ugly).replacing("xmlns=\"http://www.w3.org/2000/svg\"", with: "")
        #expect(["http", "href", "url(", "style", "<script", "@import", "<image", " id="].allSatisfy { !svg.contains($0) })
    }

    @Test("It fills a sheet of A4 in landscape")
    func sheet() throws {
        let match = try #require(svg(.standard).firstMatch(of: /width="297mm" height="210mm" viewBox="0 0 (\d+) (\d+)"/))
        let (width, height) = (try #require(Double(match.output.1)), try #require(Double(match.output.2)))
        #expect(abs(width / height - 297 / 210) < 0.01)
    }

    @Test("Texts and lines stand out from what is behind them", arguments: Status.Nature.allCases)
    func contrast(nature: Status.Nature) {
        #expect(Self.contrast(Ink.text, Ink.fill(nature)) >= 7)
        #expect(Self.contrast(Ink.line(nature), Ink.fill(nature)) >= 4.5)
        #expect(Self.contrast(Ink.line(nature), Ink.paper) >= 4.5)
        #expect(Self.contrast(Ink.detail, Ink.paper) >= 7)
    }

    /// WCAG 2.2, relative luminance.
    private static func contrast(_ one: String, _ other: String) -> Double {
        let (light, dark) = (max(luminance(one), luminance(other)), min(luminance(one), luminance(other)))
        return (light + 0.05) / (dark + 0.05)
    }

    private static func luminance(_ colour: String) -> Double {
        let parts = [1, 3, 5].map { start -> Double in
            let value = Double(Int(colour.dropFirst(start).prefix(2), radix: 16) ?? 0) / 255
            return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }

    @Test("Set ADMILIB_DRAWINGS to a folder to look at the drawings", .enabled(if: ProcessInfo.processInfo.environment["ADMILIB_DRAWINGS"] != nil))
    func written() throws {
        let folder = URL(filePath: ProcessInfo.processInfo.environment["ADMILIB_DRAWINGS"] ?? "/tmp")
        for (name, workflow) in SampleWorkflows.all {
            try svg(workflow, titled: name).write(to: folder.appending(path: "\(name).svg"), atomically: true, encoding: .utf8)
        }
    }
}

/// As much of an XML reader as tells whether every tag is closed and every reference known.
private struct XMLReader {
    private(set) var isWellFormed = true
    private(set) var texts: [String] = []

    init(_ xml: String) {
        var open: [Substring] = [], rest = xml[...]
        while let tag = rest.firstMatch(of: /<(\/?)([a-z]+)((?: [a-zA-Z-]+="[^"<]*")*)(\/?)>/) {
            read(rest[..<tag.range.lowerBound])
            rest = rest[tag.range.upperBound...]
            if tag.output.1 == "/" {
                if open.popLast() != tag.output.2 { isWellFormed = false }
            } else if tag.output.4.isEmpty {
                open.append(tag.output.2)
            }
        }
        if !open.isEmpty || rest != "\n" { isWellFormed = false }
    }

    private mutating func read(_ text: Substring) {
        let known = String(text).replacing(/&(amp|lt|gt|quot|#39);/, with: "")
        if known.contains("<") || known.contains("&") || known.unicodeScalars.contains(where: { $0.value < 32 && $0 != "\n" }) {
            isWellFormed = false
        }
        texts.append(
            String(text).replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"").replacing("&#39;", with: "'")
                .replacing("&amp;", with: "&"))
    }
}
