import App
import ArgumentParser

struct LawCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "law", abstract: "What the law says of cases, as JSON: see docs/law.md. Needs no installation.",
        subcommands: [Deadlines.self, Permissions.self]
    )

    struct Deadlines: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Every date that rules and events determine, and why: `admilib law deadlines < cases.json`.",
            discussion: "Ends with 2, and writes nothing, when a case cannot be read."
        )

        func run() async throws { try Console.answer { try LawCases.deadlines($0) } }
    }

    struct Permissions: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Who may do an act for a protected adult: `admilib law permissions < cases.json`.",
            discussion: "Ends with 2, and writes nothing, when a question cannot be read."
        )

        func run() async throws { try Console.answer(LawCases.permissions) }
    }
}
