import Core
import Hummingbird
import Web

extension OutgoingLetterRepository {
    /// The letter that the path names.
    func chosen(_ visit: AgentVisit) async throws -> OutgoingLetter {
        guard let letter = try await find(try visit.visit.parameter("letter"), viewer: visit.viewer) else {
            throw CorrespondenceProblem.unknownLetter
        }
        return letter
    }
}

extension QueueController {
    /// Back to the letters, told what was done; two agents who act at once: the second is told so.
    static func after(_ isDone: Bool, _ what: String) throws -> Response {
        guard isDone else { throw CorrespondenceProblem.alreadyDone }
        return .seeOther("\(path)?fait=\(what)")
    }
}
