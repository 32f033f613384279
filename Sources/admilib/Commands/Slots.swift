import App
import ArgumentParser

struct SlotsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "slots",
        abstract: "When one can come, as JSON: `admilib slots < cases.json`; see docs/appointments.md. Needs no installation.",
        discussion: "Ends with 2, and writes nothing, when a case cannot be read."
    )

    func run() async throws { try Console.answer(AppointmentCases.slots) }
}
