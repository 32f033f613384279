import App
import ArgumentParser

struct DistrictsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "districts", abstract: "The districts of an authority, by which its statistics can be cut: see docs/insight.md.",
        subcommands: [Import.self, Remove.self, Status.self], defaultSubcommand: Status.self
    )

    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Puts the districts of a GeoJSON file (WGS 84, RFC 7946) in the place of those that are there."
        )

        @Argument(help: "A FeatureCollection of Polygon and MultiPolygon.") var file: String
        @Option(help: "The property that holds the names; found when it is not said.") var name: String?
        @Option(help: "The authority's short name; needed when there are several.") var organisation: String?

        func run() async throws {
            let product = try await Console.product()
            for line in try await product.importDistricts(from: file, namedBy: name, of: organisation) { Console.print(line) }
            await product.close()
        }
    }

    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Takes the districts away. Figures of older requests keep them.")

        @Option(help: "The authority's short name; needed when there are several.") var organisation: String?

        func run() async throws {
            let product = try await Console.product()
            try await product.removeDistricts(of: organisation)
            Console.print("The districts are removed.")
            await product.close()
        }
    }

    struct Status: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Which districts are here, and since when.")

        @Option(help: "The authority's short name; needed when there are several.") var organisation: String?

        func run() async throws {
            let product = try await Console.product()
            Console.print(try await product.districtsKnown(of: organisation))
            await product.close()
        }
    }
}
