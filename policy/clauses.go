package policy

import "sync"

// clauses is the language, in the order in which a policy is read back. Nobody
// changes it, so it is made once.
var clauses = sync.OnceValue(func() []clause {
	return []clause{
		headerClause(),
		windowClause(),
		versionsClause(),
		zoneClause(),
		hoursClause(),
		componentsClause(),
		partMonthClause(),
		onChangeClause(),
		measureClause(),
		clockClause(),
		combineClause(),
		redundantClause(),
		weightsClause(),
		minimumClause(),
		unitClause(),
		causesClause(),
		maintenanceClause(),
		weeklyClause(),
		unknownClause(),
		denominatorClause(),
		objectivesClause(),
		targetPart().clause(),
		operatorPart().clause(),
		percentagePart().clause(),
		creditsPart().clause(),
		severalClause(),
		conditionClause(),
		feeBaseClause(),
		oneTimeClause(),
		suiteClause(),
		seatsClause(),
		dayClause(),
		capClause(),
		floorClause(),
		paidAsClause(),
		roundClause(),
		claimClause(),
		rightsClause(),
		examplesClause(),
	}
})

// keys are the declared keys of every clause, in the order of the clauses.
func keys() []key {
	list := []key{section("exclude"), required("credit")}
	for _, c := range clauses() {
		list = append(list, c.keys...)
	}
	return list
}
