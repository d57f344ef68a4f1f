select distinct policy as name from input.policies
