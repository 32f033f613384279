import App
import ArgumentParser

struct AddressesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "addresses", abstract: "The addresses of the town, found without asking anybody outside: see docs/addresses.md.",
        subcommands: [Import.self, Find.self, Status.self], defaultSubcommand: Status.self
    )

    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Puts the addresses of a file of the Base Adresse Nationale in the place of those that are there.",
            discussion: "Several départements: `cat adresses-35.csv.gz adresses-22.csv.gz | admilib addresses import -`."
        )

        @Argument(help: "adresses-XX.csv or adresses-XX.csv.gz; - is the standard input.") var file: String

        func run() async throws {
            let product = try await Console.product()
            for line in try await product.importAddresses(from: file) { Console.print(line) }
            await product.close()
        }
    }

    struct Find: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "What an address means here, and where it is.")

        @Argument(help: "As somebody would type it.") var address: String

        func run() async throws {
            let product = try await Console.product()
            let found = try await product.findAddresses(address)
            Console.print(found.isEmpty ? "No address here is like this." : found.joined(separator: "\n"))
            await product.close()
        }
    }

    struct Status: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "How many addresses are here, and since when.")

        func run() async throws {
            let product = try await Console.product()
            Console.print(try await product.addressesKnown())
            await product.close()
        }
    }
}
