import Core
import Web

/// The bar above a day or a week: which place, which day, what else.
struct DeskBar {
    let places: [Place]
    let place: Place
    let day: LocalDate
    let action: String
    /// Among which one may be looked at alone; none where all are side by side.
    var desks: [Desk] = []
    var desk: Desk?
    var canClose = false
    var isAnswering = false
    let words: Words

    var html: HTML {
        """
        \(Filters(action, "\(placeInput)\(if: desks.count > 1, deskInput.html)\(dayInput)", words: words))
        <p class="actions">\(LinkButton(words("appointments.desk.new"), to: "\(DayController.path)/nouveau?lieu=\(place.id)&depuis=\(day)&guichet=\(desk.map { "\($0.id)" } ?? "")", key: "n"))
        \(if: isAnswering, "<a href=\"\(SwitchboardController.path)\">\(words("appointments.switchboard.title"))</a>")
        \(if: places.count > 1, "<a href=\"\(PlacesDayController.path)?jour=\(day.description)\">\(words("appointments.places.beside"))</a>")
        <a href="\(DayController.path)/semaine?lieu=\(place.id.description)&jour=\(day.description)">\(words("appointments.desk.week"))</a>
        \(if: canClose, "<a href=\"\(PlaceSettings.path)/lieux/\(place.id.description)/fermetures/nouvelle\">\(words("appointments.settings.newClosure"))</a>")
        <a href="\(PrintedDayController.path)?lieu=\(place.id.description)&jour=\(day.description)">\(words("appointments.print.link"))</a>
        <a href="\(RoundController.path)?lieu=\(place.id.description)&jour=\(day.description)">\(words("appointments.round.link"))</a>
        <a href="\(WaitingController.path)">\(words("appointments.wait.desk"))</a>
        <a href="\(DrawDeskController.path)">\(words("appointments.draw.desk"))</a>
        <a href="\(MyAgendaController.path)">\(words("appointments.agenda.mine"))</a>
        <a href="\(DayController.path)/chiffres">\(words("appointments.figures.title"))</a></p>
        """
    }

    private var placeInput: SelectInput {
        SelectInput(
            Question("lieu", words("appointments.row.where"), words), options: places.map { ChoiceOption("\($0.id)", $0.details.name) },
            selected: "\(place.id)")
    }

    private var deskInput: SelectInput {
        SelectInput(
            Question("guichet", words("appointments.column.desk"), words),
            options: [ChoiceOption("", words("appointments.desk.all"))] + desks.map { ChoiceOption("\($0.id)", $0.name) },
            selected: desk.map { "\($0.id)" } ?? "")
    }

    private var dayInput: TextInput {
        TextInput(Question("jour", words("appointments.desk.day"), words), InputTraits(type: "date", isSpelled: false, width: 20), value: "\(day)")
    }
}
