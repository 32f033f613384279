import App
import ArgumentParser
import Core
import Foundation

struct OrganisationCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "organisation", abstract: "The authorities served here.", subcommands: [Add.self, AddUnit.self]
    )

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Adds an authority: a town, an intercommunality.")

        @Option(help: "A short name for commands, like bourg-en-val.") var slug: String
        @Option(help: "Its name, as people know it.") var name: String
        @Option(help: "The address of its pages, like https://demarches.bourg-en-val.fr") var url: String
        @Option(help: "The telephone number shown on every page.") var phone: String
        @Option(help: "Its e-mail address.") var email: String
        @Option(help: "Its postal address.") var address = ""
        @Option(help: "Where it is in France: metropole, alsace_moselle, guadeloupe, martinique, guyane, la_reunion, mayotte…") var place =
            "metropole"

        func run() async throws {
            let product = try await Console.product()
            try await product.addOrganisation(slug: slug, name: name, url: url, phone: phone, email: email, address: address, place: place)
            Console.print("\(name) is added. Next: `admilib organisation add-unit`, `admilib agents add`.")
            await product.close()
        }
    }

    struct AddUnit: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "add-unit", abstract: "Adds a service that handles requests.")

        @Option(help: "The authority's short name.") var organisation: String
        @Option(help: "The key that procedures name, like etat-civil.") var key: String
        @Option(help: "Its name.") var name: String
        @Option(help: "Its telephone number.") var phone: String
        @Option(help: "Its e-mail address.") var email: String

        func run() async throws {
            let product = try await Console.product()
            try await product.addUnit(key: key, name: name, phone: phone, email: email, to: organisation)
            Console.print("\(name) is added.")
            await product.close()
        }
    }
}

struct AgentsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "agents", abstract: "The agents of an authority.", subcommands: [Add.self, Reset.self])

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Adds an agent, and prints the link with which they choose their password (valid for a day)."
        )

        @Option(help: "The authority's short name.") var organisation: String
        @Option(help: "The agent's e-mail address.") var email: String
        @Option(help: "First and last name.") var name: String
        @Option(help: "What decisions say after the name, like \"Cheffe du service de l'état civil\".") var quality = ""
        @Option(help: "The unit's key.") var unit: String
        @Option(help: "Roles, separated by commas: reception, caseworker, manager, designer, administrator, dataProtectionOfficer, archivist.")
        var roles: String

        func run() async throws {
            let product = try await Console.product()
            let asked = roles.split(separator: ",").map { AgentRole(rawValue: $0.trimmingCharacters(in: .whitespaces)) }
            guard let address = EmailAddress(email), !asked.isEmpty, !asked.contains(nil) else {
                throw ValidationError("Give a whole e-mail address, and roles among \(AgentRole.allCases.map(\.rawValue).joined(separator: ", ")).")
            }
            Console.print(
                try await product.addAgent(
                    email: address, name: name, quality: quality, roles: Set(asked.compactMap(\.self)), unit: unit, of: organisation))
            await product.close()
        }
    }

    struct Reset: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Prints a new link for an agent who forgot their password.")

        @Option(help: "The authority's short name.") var organisation: String
        @Option(help: "The agent's e-mail address.") var email: String

        func run() async throws {
            let product = try await Console.product()
            guard let address = EmailAddress(email) else { throw ValidationError("Give a whole e-mail address.") }
            Console.print(try await product.resetPassword(of: address, organisation: organisation))
            await product.close()
        }
    }
}
