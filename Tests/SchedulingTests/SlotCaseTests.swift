import Core
import Foundation
import Law
import Scheduling
import Testing

/// The specification tells some cases in a line each (R02, R06, D01…): here they are whole, through the reader of the command.
@Suite("Cases told in words")
struct SlotCaseTests {
    /// The times that a case gives: `08:00` on one day, `26 08:00` on several.
    private func times(_ members: String, days: Bool = false) throws -> [String] {
        let input = #"{"cases":[{"id":"A","# + members.replacing("'", with: "\"") + "}]}"
        let starts = try #require(try SlotCases.answers(to: Array(input.utf8)).array?[0]["starts"]?.array)
        return starts.compactMap(\.string).map { String(days ? $0.dropFirst(8).prefix(8) : $0.dropFirst(11).prefix(5)).replacing("T", with: " ") }
    }

    @Test("R02: an opening under way since a round hour goes on at once")
    func underWay() throws {
        let members = """
            'now':'2021-04-30 08:00','duration_min':60,'range':['2021-04-30','2021-05-01'],
            'openings':[{'first_day':'2021-04-30','start':'07:00','end':'11:00'}]
            """
        #expect(try times(members) == ["08:00", "09:00", "10:00"])
    }

    @Test("R06: an absence inside an appointment takes nothing more")
    func absence() throws {
        let members = """
            'now':'2021-04-30 08:00','duration_min':60,'range':['2021-05-03','2021-05-08'],
            'openings':[{'first_day':'2021-05-03','start':'09:00','end':'11:00',
            'busy':[['2021-05-03 09:00','2021-05-03 10:00'],['2021-05-03 09:15','2021-05-03 09:45']]}]
            """
        #expect(try times(members) == ["10:00"])
    }

    @Test("R14: a day of notice takes starts away and moves none")
    func notice() throws {
        let members = """
            'now':'2020-10-19 15:34','duration_min':45,'min_delay_s':86400,'range':['2020-10-19','2020-10-20'],
            'openings':[{'first_day':'2020-10-19','weekly':[1,2],'start':'10:00','end':'18:00'}]
            """
        #expect(try times(members, days: true) == ["20 16:00", "20 16:45"])
    }

    @Test("R16: where holidays are worked, they are as other days")
    func worked() throws {
        let members = """
            'now':'2024-12-20 08:00','duration_min':120,'work_on_holidays':true,'holidays':['2024-12-25'],'range':['2024-12-24','2024-12-26'],
            'openings':[{'first_day':'2024-12-23','weekly':[1,2,3,4,5],'start':'09:00','end':'11:00'}]
            """
        #expect(try times(members, days: true) == ["24 09:00", "25 09:00", "26 09:00"])
    }

    @Test("R18: the last day counts")
    func until() throws {
        let members = """
            'now':'2021-10-01 08:00','duration_min':60,'range':['2021-10-26','2021-10-30'],
            'openings':[{'first_day':'2021-10-19','weekly':[2],'until':'2021-10-26','start':'09:00','end':'10:00'}]
            """
        #expect(try times(members, days: true) == ["26 09:00"])
    }

    @Test("Days of the past give nothing; the day of today gives what is left of it")
    func past() throws {
        let openings = "'openings':[{'first_day':'2021-11-05','weekly':[5],'start':'09:00','end':'11:00'}]"
        #expect(
            try times("'now':'2021-11-12 20:00','duration_min':60,'range':['2021-11-12','2021-11-19'],\(openings)", days: true) == [
                "19 09:00", "19 10:00",
            ])
        #expect(try times("'now':'2021-11-20 08:00','duration_min':60,'range':['2021-11-01','2021-11-19'],\(openings)") == [])
    }

    @Test("What one agent does takes nothing from another; what they do takes from all their openings")
    func agents() throws {
        let day = "'first_day':'2022-11-01'", busy = "'busy':[['2022-11-01 09:00','2022-11-01 09:30']]"
        let head = "'now':'2022-10-28 00:00','duration_min':30,'public':false,'range':['2022-11-01','2022-11-01']"
        #expect(
            try times(
                "\(head),'openings':[{\(day),'start':'09:00','end':'10:00','agent':'A',\(busy)},{\(day),'start':'09:00','end':'10:00','agent':'B'}]")
                == ["09:00", "09:30", "09:30"])
        #expect(
            try times(
                "\(head),'openings':[{\(day),'start':'09:00','end':'10:00','agent':'A'},{\(day),'start':'14:00','end':'15:00','agent':'A',\(busy)}]")
                == ["09:30", "14:00", "14:30"])
    }

    @Test("A whole day to midnight, and one that begins when it does not exist")
    func midnight() throws {
        let day = """
            'now':'2023-07-01 00:00','duration_min':60,'range':['2023-07-13','2023-07-13'],
            'openings':[{'first_day':'2023-07-13','start':'00:00','end':'24:00'}]
            """
        #expect(try times(day).count == 24)
        #expect(try times(day.replacing("24:00", with: "00:00")).count == 24)
        let gap = """
            'now':'2026-03-20 09:00','duration_min':30,'range':['2026-03-29','2026-03-29'],
            'openings':[{'first_day':'2026-03-29','start':'02:30','end':'04:30'}]
            """
        #expect(try times(gap) == ["03:30", "04:00"])
    }

    @Test("An interval without weekdays is that of the first day; null is nothing")
    func interval() throws {
        let members = """
            'now':'2019-08-01 08:00','tz':null,'public':null,'min_delay_s':null,'duration_min':240,'range':['2019-08-01','2019-08-31'],
            'openings':[{'first_day':'2019-07-17','interval':2,'until':null,'agent':null,
            'busy':null,'start':'08:00','end':'12:00'}]
            """
        #expect(try times(members, days: true) == ["14 08:00", "28 08:00"])
    }

    @Test("Seconds of busy time take the minutes they touch")
    func seconds() throws {
        let members = """
            'now':'2021-04-30 08:00:30','duration_min':10,'range':['2021-05-03','2021-05-03'],
            'openings':[{'first_day':'2021-05-03','start':'09:00','end':'09:30',
            'busy':[['2021-05-03T09:10:30','2021-05-03T09:11:30'],['2021-05-03 09:05','2021-05-03 09:05']]}]
            """
        #expect(try times(members) == ["09:00", "09:12"])
    }

    @Test("Busy time told in order is read, even where the clock jumps over its start")
    func jumped() throws {
        let members = """
            'now':'2026-03-20 09:00','duration_min':60,'range':['2026-03-29','2026-03-29'],
            'openings':[{'first_day':'2026-03-29','start':'03:00','end':'05:00','busy':[['2026-03-29 02:30','2026-03-29 03:10']]}]
            """
        #expect(try times(members) == ["03:00", "04:00"])
    }
}
