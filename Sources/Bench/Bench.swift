import App
import ArgumentParser
import Foundation

/// Measures the product against the figures it promises, each beside what the machine gives to a bare stack in the same run.
@main
struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "admilib-bench",
        abstract: "Measures the product against its figures: see docs/benchmarks.md.",
        discussion: "The towns it invents stay in the folder, and are used again by the next run."
    )

    @Flag(help: "The largest town has 10,000 requests instead of a million.")
    var quick = false

    @Option(help: "How many requests the largest town has.")
    var dossiers = 1_000_000

    @Option(help: "How many requests the small town has, to which the largest is compared.")
    var small = 10_000

    @Option(help: "Where the towns are kept.")
    var folder = "var"

    @Option(help: "The program to serve with; by default the one beside this one.")
    var admilib: String?

    @Option(help: "Only these rounds, separated by commas: \(Round.allCases.map(\.rawValue).joined(separator: ", ")).")
    var only: String?

    func run() async throws {
        FreedMemory.keep()
        let rounds = only.map { $0.split(separator: ",").compactMap { Round(rawValue: String($0)) } } ?? Round.allCases
        let folder = URL(filePath: folder, directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let towns = Towns(folder: folder, small: small, large: quick ? small : max(small, dossiers))
        var report = Report()
        for round in rounds {
            Console.say("\(round.rawValue) …")
            let figures = try await round.figures(towns, admilib: admilib ?? beside)
            for figure in figures { Console.say("  \(figure.name): \(figure.measured)") }
            report.add(figures)
        }
        print(report.table)
        if report.misses > 0 { print("\n\(report.misses) of the targets are missed.") }
    }

    private var beside: String {
        URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "admilib").path
    }
}

/// What is measured together.
enum Round: String, CaseIterable {
    case form, filing, list, durable, studio, sweep, signIn, statistics, booking, national, pooled, addresses, waiting, serve, engines

    func figures(_ towns: Towns, admilib: String) async throws -> [Figure] {
        switch self {
        case .form: try await FormRound(town: towns.small()).figures()
        case .filing: try await FilingRound(town: towns.disposable()).figures()
        case .list: try await ListRound(towns: towns).figures()
        case .durable: try await DurableRound(town: towns.disposable()).figures()
        case .studio: try await StudioRound(town: towns.disposable()).figures()
        case .sweep: try await SweepRound(town: towns.disposable()).figures()
        case .signIn: try await SignInRound(town: towns.disposable(isBehindProxy: true)).figures()
        case .statistics: try await StatisticsRound(town: towns.disposable(), requests: towns.large).figures()
        case .booking: try await BookingRound(town: towns.disposable(isBehindProxy: true)).figures()
        case .national: try await TerritoryRound(town: towns.disposable(), isWhole: towns.large > towns.small).figures()
        case .pooled: try await PooledRound(town: towns.disposable(), isWhole: towns.large > towns.small).figures()
        case .addresses: try await AddressesRound(folder: towns.folder, count: towns.large > towns.small ? 400_000 : 40_000).figures()
        case .waiting: try await WaitingRound(town: towns.disposable(isCounting: true)).figures()
        case .serve: try await ServeRound(program: admilib).figures()
        case .engines: try await EnginesRound(towns: towns).figures()
        }
    }
}

/// What is said while it runs, apart from the table.
enum Console {
    static func say(_ line: String) { FileHandle.standardError.write(Data((line + "\n").utf8)) }
}
