import Core
import Forms
import Foundation

/// Something that happened on a form, to be added to a counter of the day. It names a place of the form, and nothing of who was there or of what they
/// wrote: forms are measured, people are not.
struct FormCount: Sendable, Equatable {
    /// Even of a page where everything is wrong, no more fields than this are counted.
    static let mostFields = 20

    let version: ProcedureVersionID
    let page: String
    /// `school`, or `children.first_name` for a field of a block; empty for the page as a whole.
    var field = ""
    let measure: FormMeasure
    var number = 1
}

/// What is counted.
enum FormMeasure: Sendable, Hashable {
    /// Someone went past the page: for the first time, and so long after having come to it; or again.
    case passed(TimeSpent?)
    /// What was sent was given back to be mended.
    case refused
    /// A draft was erased that went no further.
    case stopped
    /// A person corrected it after filing.
    case corrected
    /// A request came with files in it; an agent opened one.
    case given, opened
}

extension FormMeasure: LosslessStringConvertible {
    var description: String {
        switch self {
        case .passed(nil): "passed"
        case .passed(let time?): "passed.\(time.rawValue)"
        case .refused: "refused"
        case .stopped: "stopped"
        case .corrected: "corrected"
        case .given: "given"
        case .opened: "opened"
        }
    }

    private static let all: [String: FormMeasure] = {
        let measures = [.passed(nil), .refused, .stopped, .corrected, .given, .opened] + TimeSpent.allCases.map { FormMeasure.passed($0) }
        return Dictionary(uniqueKeysWithValues: measures.map { ($0.description, $0) })
    }()

    init?(_ text: String) {
        guard let measure = Self.all[text] else { return nil }
        self = measure
    }
}

extension FormFigures {
    mutating func add(_ count: FormCount) {
        switch count.measure {
        case .passed(nil): pages[count.page, default: PageFigures()].passedAgain += count.number
        case .passed(let time?): pages[count.page, default: PageFigures()].passed[time, default: 0] += count.number
        case .refused where count.field.isEmpty: pages[count.page, default: PageFigures()].refused += count.number
        case .stopped: pages[count.page, default: PageFigures()].stopped += count.number
        case .refused: fields[count.field, default: FieldFigures()].refused += count.number
        case .corrected: fields[count.field, default: FieldFigures()].corrected += count.number
        case .given: fields[count.field, default: FieldFigures()].given += count.number
        case .opened: fields[count.field, default: FieldFigures()].opened += count.number
        }
    }
}
