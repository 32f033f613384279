import Core
import Yams

extension FileFault {
    /// What libYAML says, in the words of someone who writes a procedure.
    init(_ error: YamlError) {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _), .composer(_, let problem, let mark, _):
            self.init(line: mark.line, column: mark.column, field: "", message: Self.syntax(problem))
        case .duplicatedKeysInMapping(let keys, let context):
            let key = String((keys.first ?? "").prefix(60))
            self.init(
                line: context.mark.line, column: context.mark.column, field: key, message: UserMessage("definitions.file.duplicateKey", ["key": key]))
        default:
            self = .ofFile("definitions.file.unreadable")
        }
    }

    private static func syntax(_ problem: String) -> UserMessage {
        if let known = syntaxKeys.first(where: { problem.contains($0.problem) }) { return UserMessage("definitions.syntax." + known.key) }
        return UserMessage("definitions.syntax.other", ["problem": problem])
    }

    private static let syntaxKeys: [(problem: String, key: String)] = [
        ("mapping values are not allowed", "colonInText"),
        ("did not find expected key", "indentation"),
        ("did not find expected '-' indicator", "indentation"),
        ("block sequence entries are not allowed", "indentation"),
        ("could not find expected ':'", "colonMissing"),
        ("did not find expected ',' or ']'", "listNotClosed"),
        ("did not find expected ',' or '}'", "braceNotClosed"),
        ("cannot start any token", "specialCharacter"),
        ("tab character", "tab"),
        ("unexpected end of stream", "quoteNotClosed"),
        ("unknown escape character", "escape"),
        ("undefined alias", "star"),
        ("found another document", "secondDocument"),
        ("Maximum nesting level", "tooDeep"),
    ]
}
