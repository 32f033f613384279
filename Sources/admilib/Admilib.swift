import ArgumentParser

@main
struct Admilib: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "admilib",
        abstract: "The relation of a local authority with the people it serves: procedures, requests, decisions.",
        discussion: """
            Settings come from the environment or from the file that ADMILIB_CONFIG names: see `admilib config`.
            A new installation: `admilib migrate`, then `admilib organisation add`, `admilib agents add`, `admilib procedures import`, `admilib serve`.
            """,
        subcommands: [
            Serve.self, Migrate.self, Doctor.self, Config.self, BackupCommand.self, RestoreCommand.self, OrganisationCommand.self, AgentsCommand.self,
            ProceduresCommand.self, LawCommand.self, SlotsCommand.self, AddressesCommand.self, DistrictsCommand.self, HistoryCommand.self,
            KeysCommand.self,
            StatisticsCommand.self,
            InboundCommand.self, Demo.self,
        ]
    )
}
