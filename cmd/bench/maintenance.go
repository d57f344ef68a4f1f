package main

import (
	"fmt"
	"time"
)

const maintenanceHeader = "id,service,region,start,end,announced,title"

// windowsAMonth is how often a service is worked on in a region.
const windowsAMonth = 2

// writeMaintenance writes announced work; one window in ten is announced on
// the day itself.
func writeMaintenance(path string, s size, seed uint64) error {
	t, err := createTable(path, maintenanceHeader)
	if err != nil {
		return err
	}
	d := newDice(seed)
	n := 0
	for month := range months {
		for service := range s.services {
			for _, region := range regions() {
				for range windowsAMonth {
					writeWindow(t, d.at(maintenanceStream, n), n, month, services()[service], region)
					n++
				}
			}
		}
	}
	return t.close()
}

func writeWindow(t *table, d *dice, n, month int, service, region string) {
	start := newYear().AddDate(0, month, d.IntN(27)).Add(time.Duration(d.IntN(24)) * time.Hour)
	notice := time.Duration(d.between(26, 400)) * time.Hour
	if d.chance(10) {
		notice = time.Hour
	}
	t.text(fmt.Sprintf("m-%05d", n), service, region)
	t.instant(start)
	t.instant(start.Add(time.Duration(d.between(1, 6)) * 30 * time.Minute))
	t.instant(start.Add(-notice))
	t.text("Upgrade of " + service)
	t.end()
}

// writeServices writes the services and their parts.
func writeServices(path string, s size) error {
	t, err := createTable(path, "service,name,component")
	if err != nil {
		return err
	}
	for _, service := range services()[:s.services] {
		for _, component := range append([]string{""}, components()...) {
			t.text(service, "The "+service+" service", component)
			t.end()
		}
	}
	return t.close()
}
