import App
import ArgumentParser
import Foundation

struct ProceduresCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "procedures", abstract: "Procedures as files: see docs/procedures.md.",
        subcommands: [Check.self, Simulate.self, Import.self, ImportDemarche.self]
    )

    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Says all that is wrong in procedure files, with line and field. Needs no installation.",
            discussion: "Replays the trials that a file keeps. Ends with 0 when nothing stops a publication, with 1 otherwise."
        )

        @Argument(help: "The files.") var files: [String]

        func run() async throws {
            var isWrong = false
            for file in files {
                let (lines, stops) = try ProcedureFiles.check(file)
                for line in lines { Console.print(line) }
                isWrong = isWrong || stops
            }
            if isWrong { throw ExitCode(1) }
        }
    }

    struct Simulate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Walks a fictitious dossier through a procedure and prints what would leave, and when, as JSON. Needs no installation.",
            discussion:
                "Ends with 1 when something is not as the script expects, with 2 when a file is wrong. The script is described in docs/studio.md."
        )

        @Option(help: "What people do, and when: a YAML or JSON file.") var script: String
        @Argument(help: "The procedure's file, or the name of a shipped procedure, like acte-naissance.") var file: String

        func run() async throws {
            let outcome: ProcedureTrials.Outcome
            do { outcome = try ProcedureTrials.simulate(file, script: script) } catch let fault as CommandFault {
                Console.say(fault.description)
                throw ExitCode(2)
            }
            switch outcome {
            case .played(let json, let isExpected):
                Console.print(json)
                if !isExpected { throw ExitCode(1) }
            case .refused(let lines):
                for line in lines { Console.say(line) }
                throw ExitCode(2)
            }
        }
    }

    struct ImportDemarche: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "import-ds",
            abstract: "Makes a procedure file of a procedure of demarches-simplifiees. Needs no installation.",
            discussion: """
                Reads the answer to its GraphQL query « getDemarcheDescriptor ».
                The file is printed; what became of each field is told on the error output.
                """
        )

        @Argument(help: "The answer of the server, as JSON.") var file: String

        func run() async throws {
            let (yaml, report) = try ProcedureFiles.importDemarche(file)
            for line in report { Console.say(line) }
            Console.print(yaml)
        }
    }

    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Loads procedure files, as new versions, and publishes them.",
            discussion: "A file that has faults is refused whole; requests already made keep the version they were made on."
        )

        @Option(help: "The authority's short name.") var organisation: String
        @Flag(help: "Keep them as drafts.") var draft = false
        @Argument(help: "The files; or the names of shipped procedures, like acte-naissance.") var files: [String]

        func run() async throws {
            let product = try await Console.product()
            var isWrong = false
            for file in files {
                let (lines, stops) = try await product.importProcedure(file, organisation: organisation, publish: !draft)
                for line in lines { Console.print(line) }
                isWrong = isWrong || stops
            }
            await product.close()
            if isWrong { throw ExitCode(1) }
        }
    }
}

struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Makes Admiville, a fictional town, with its agents, its procedures and invented requests.",
        discussion: "The agents' password is printed: never do this on an installation that serves real people."
    )

    @Option(help: "How many requests to invent.") var dossiers = 200
    @Option(help: "The same seed invents the same requests.") var seed: UInt64 = 1
    @Option(help: "The address of its pages.") var url = "http://localhost:8080"

    func run() async throws {
        let product = try await Console.product()
        for line in try await product.makeDemo(dossiers: dossiers, seed: seed, baseURL: url) { Console.print(line) }
        await product.close()
    }
}
