"""What every capability stands on: refusals, actions and their log, guards, jobs, links, components.

Words: action, log, chain, guard, refusal. Leaves all meaning to the packages above.
"""
