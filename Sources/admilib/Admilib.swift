import ArgumentParser

@main
struct Admilib: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "admilib")
}
