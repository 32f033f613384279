import Core
import Foundation
import TestSupport
import Testing
import Workflows

@testable import Definitions

@Suite("The drawing of a workflow")
struct DrawingTests {
    private func drawing(_ name: String) throws -> WorkflowDrawing {
        WorkflowDrawing(of: try #require(SampleWorkflows.all.first { $0.name == name }).workflow, words: ProcedureSamples.french)
    }

    private static let names = SampleWorkflows.all.map(\.name)

    @Test("Every status has a box, and no two boxes overlap", arguments: names)
    func boxes(name: String) throws {
        let workflow = try #require(SampleWorkflows.all.first { $0.name == name }).workflow
        let boxes = try drawing(name).boxes

        #expect(boxes.map(\.status) == workflow.statuses.map(\.key))
        for (index, box) in boxes.enumerated() {
            #expect(!boxes[..<index].contains { $0.frame.overlaps(box.frame) }, "\(box.title)")
        }
    }

    @Test("Everything is on the sheet", arguments: names)
    func sheet(name: String) throws {
        let drawing = try drawing(name)
        let sheet = Rect(width: drawing.width, height: drawing.height)

        #expect(drawing.boxes.allSatisfy { $0.frame.x >= 0 && $0.frame.y >= 0 && $0.frame.right <= sheet.width && $0.frame.bottom <= sheet.height })
        #expect(drawing.arrows.flatMap(\.points).allSatisfy { (0...sheet.width).contains($0.x) && (0...sheet.height).contains($0.y) })
    }

    @Test("No arrow goes through a box", arguments: names)
    func arrowsAvoidBoxes(name: String) throws {
        let drawing = try drawing(name)
        for arrow in drawing.arrows {
            for (start, end) in zip(arrow.points, arrow.points.dropFirst()) {
                let line = Rect(x: min(start.x, end.x), y: min(start.y, end.y), width: abs(start.x - end.x), height: abs(start.y - end.y))
                #expect(!drawing.boxes.contains { $0.frame.overlaps(line) }, "\(arrow)")
            }
        }
    }

    @Test("Arrows to different boxes may cross, and never run on one another", arguments: names)
    func arrowsApart(name: String) throws {
        let lines = try drawing(name).arrows.flatMap { arrow in zip(arrow.points, arrow.points.dropFirst()).map { (arrow.to, $0, $1) } }
        for (index, line) in lines.enumerated() {
            for other in lines[..<index] where other.0 != line.0 { #expect(!Self.run(line, other), "\(line) \(other)") }
        }
    }

    private static func run(_ one: (String, Point, Point), _ other: (String, Point, Point)) -> Bool {
        func shared(_ a: Int, _ b: Int, _ c: Int, _ d: Int) -> Bool { min(max(a, b), max(c, d)) > max(min(a, b), min(c, d)) }
        let (a, b, c, d) = (one.1, one.2, other.1, other.2)
        if a.x == b.x, c.x == d.x, a.x == c.x { return shared(a.y, b.y, c.y, d.y) }
        if a.y == b.y, c.y == d.y, a.y == c.y { return shared(a.x, b.x, c.x, d.x) }
        return false
    }

    @Test("An arrow goes from the row of its action to the box where it leads")
    func ends() throws {
        let drawing = try drawing("standard")
        let arrow = try #require(drawing.arrows.first { $0.from == "received" && $0.to == "in_review" })
        let boxes = Dictionary(uniqueKeysWithValues: drawing.boxes.map { ($0.status, $0) })

        #expect(arrow.points.first?.x == boxes["received"]?.frame.right)
        #expect(arrow.points.last?.x == boxes["in_review"]?.frame.x)
        #expect(boxes["received"]?.rows.first?.text.joined() == "Prendre en charge → 2")
    }

    @Test("Ranks follow the moves from the filing; ends come last")
    func ranks() {
        #expect(
            Workflow.standard.ranks == [
                "received": 0, "in_review": 1, "waiting_person": 2, "accepted": 3, "rejected": 3, "closed": 3, "withdrawn": 3,
            ])
    }

    @Test("A timer is marked, and what leaves the status as it is has no arrow")
    func timers() throws {
        let waiting = try #require(try drawing("standard").boxes.first { $0.status == "waiting_person" })
        let row = try #require(waiting.rows.first)

        #expect(row.isTimer && row.target == nil)
        #expect(row.text.joined(separator: " ") == "Après 30 jours\u{A0}: Rappeler à la personne que nous l'attendons")
        #expect(row.detail.joined(separator: " ") == "sans changer d'étape · message à la personne")
    }

    @Test("Lines that lead to the same box meet in a point; the others merely cross")
    func joints() throws {
        let drawing = try drawing("report")
        for joint in drawing.joints { #expect(Set(drawing.arrows.filter { $0.points.contains(joint) }.map(\.to)).count == 1) }
        #expect(!drawing.joints.isEmpty)
        #expect(try self.drawing("star").joints == [])
    }

    @Test("A workflow without a status is an empty drawing")
    func empty() {
        let drawing = WorkflowDrawing(of: Workflow(statuses: [], actions: []), words: ProcedureSamples.french)
        #expect(drawing.boxes.isEmpty && drawing.svg(titled: "Rien").hasSuffix("</svg>\n"))
    }

    @Test("The same workflow told in sentences")
    func sentences() throws {
        let told = Workflow.report.inWords(ProcedureSamples.french)

        #expect(told.map(\.status) == ["received", "in_progress", "done", "closed"])
        #expect(told[0].heading == "Étape 1\u{A0}: Nous avons bien reçu votre message")
        #expect(
            told[0].sentences.prefix(3) == [
                "Toute demande commence ici.", "C'est à nous d'agir.",
                "«\u{A0}Prendre en charge\u{A0}», par l'instruction, le responsable\u{A0}: mène à l'étape 2, «\u{A0}Nous nous en occupons\u{A0}».",
            ])
    }
}
