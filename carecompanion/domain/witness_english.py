"""What an English reply sounds like when it drifts; how phrases are written is told in witness_phrases."""

from __future__ import annotations

from typing import Final

from carecompanion.domain.witness_phrases import Phrases

_ADVICE: Final = """
^you <calm>? should|ought_to <calm>|not|never? <do> -<us>
^you shouldn't <calm>? -have|feel <do> -<us>
^^you <calm>? need_to|must <calm>|not|never? <insist> -<us>
^^you <calm>? have_to|have_got_to|'ve_got_to|got_to <calm>? <insist> -<us>
^^you simply|just|really have_to|need_to|must <calm>? <do> -<us>
^^you could always|just|simply|also|even|maybe|perhaps? try|talk_to|speak_to|write_to|report|join|look_into -<us>
^maybe|perhaps you could|can <calm>? -tell_that|tell_me|do_it_because <do> -<us>
^you might|may|'ll want to -leave_this|leave_it <do>
^^you want to be careful|very_careful
^you might|may|could consider|try
^you might also|as_well <do> -<us>
^^you could ask_for|ask_them|ask_her|ask_him|ask_your -<us>
^you 'd|had better not? <do> -<us>
^you 'd|would|might be better|best off|to|if
^have you ever|already|maybe|perhaps|not|also? tried -to_tell_me|to_say|yet|before|, *ing
^have you ever|already|maybe|perhaps|not|also? tried a|the|some|this|that|to_ask|to_talk|to_just|to_speak|
    to_tell_them|to_tell_her|to_tell_him|meditation|yoga|therapy|counselling|counseling|journaling|mindfulness|
    exercise
^have you ever|already|maybe|perhaps|also? thought_about|thought_of|considered *ing
^have you ever|already|maybe|perhaps|also? considered|thought_about|thought_of a|an|that_you_could
^haven't you tried|thought|considered
^why don't you <calm>? <do> -<us>
^why not <calm>? ask|tell|try|talk|speak|write|take|go|say|call|start|report|leave -<us>
^how|what about *ing -at|on|in|here|there
^how about you ask|tell|try|talk|speak|write|take|go|say|call|start|report|leave|stop
^if i were|was you ,? i would|'d|might <calm>|not|never? <do>
^in your shoes|place|position|situation ,? i would|'d|might <calm>|not|never? <do>
^i would|'d|might <calm>|not|never? <do> ... if_i_were_you|if_i_was_you|in_your_place|in_your_shoes|
    in_your_position
^i would|'d|do|can|could|must|have_to|strongly? strongly|really|also|just|highly? suggest|recommend|advise|urge
    -nothing|it_to_nobody|reading|itself
^my advice|suggestion|recommendation|tip to_you|for_you? is|would|'d|here|,
^here 's|is my|some|a|one little|small|bit_of|piece_of|quick? advice|suggestion|tip|thought_on_what_to_do
^a|one|just_a|just_one|some word|piece|bit of advice
^can|could|may i give|offer you? some|a|one|my piece_of|bit_of|word_of|little? advice|tip|suggestion
^what you need|have|ought|want_to_do|should to? do is|now|next|,
^what you should|could|can|must do is|now|next|,
^all you need|have|got to do is
^all you have_got|'ve_got to do is
^the best|first|next|only|smart|wise|easiest thing you_can|you_could|to|would_be_to|is_to|you_should do|is|ask|
    tell|talk -was|were
^the trick|key|solution|answer|important_thing|main_thing is to
^the trick|key|solution|answer|best_thing is *ing
^it 's|is high|maybe|probably|about? time you|to|for_you_to let_go|let_it_go|let_this_go|let_them_go|leave|left|
    move_on|stop|told|tell|spoke|speak|stood|stand|put|say|said|talk
^it might|may|could|would help to|if_you -know|hear|, <do>
^it might|may|could|would help if_you <do>
^it might|may|could|would be better|best|wise|wiser|worth|smart|smarter if_you|to|for_you_to|asking|talking|
    trying|telling
^^try to|not_to|a|the|this|that|some|asking|talking|telling|saying|writing|taking|setting|keeping|making|doing|
    being|reading|going|thinking|giving|looking|leaving|letting -hear|imagine|picture|understand|find_the_words
^next_time ,? just|maybe|perhaps|simply|please? ask|tell|say|take|go|call|don't|leave|bring|write|stand|speak|
    talk|let|you_should|you_could|you_can
^^talk|speak to|with your|her|him|them|someone|somebody|hr|a|the|whoever -who
^^tell|ask her|him|them|your|someone|somebody|for|hr -so|said|from_me|i|that_i|we
^^go to|and|back|straight_to|and_see hr|your|talk|speak|tell|ask|the|a|see|them|her|him
^^take a|some|a_few break|time|day|days|rest|walk|holiday|vacation|bath|nap|step|breath|deep_breath|deep_breaths|
    weekend|week -before|to_answer|to_read|with_it|if
^^set some|clear|firm|better|a|your|stronger|more? boundary|boundaries|limit|limits
^^stand up for yourself|to
^^stop *ing
^^don't|never|do_not let them|him|her|it|this|that|anyone|anybody|people|yourself
^^don't|never|do_not give up|in|them|him|her
^^don't|do_not take it|this|that so|too? personally|to_heart
^^don't|do_not forget to -write|hug|say_hello
^^don't|do_not be so|too|afraid_to|scared_to -long hard|quick|nice|harsh|strict|shy|polite|say|speak|ask|tell
^^make sure to|you -i|we|know
^^be sure to
^^remember to
^^get some|yourself|out|over|a rest|sleep|help|support|of|it|therapist|lawyer|mentor|coach|new|another
^^let it|this|them go
^^write it|everything|them|things|this down
^^keep a|some journal|diary|record|log|list|notes|records
^^start by|with|small|saying|keeping|asking|writing|looking|taking
^^focus on
^^learn to
^^consider *ing
^^put yourself first
"""

_DIAGNOSIS: Final = """
^you <surely>? have|'ve_got|got|might_have|may_have|could_have|must_have|seem_to_have|suffer_from|struggle_with|
    show|are_suffering_from|'re_suffering_from|are_showing|'re_showing|are_struggling_with|'re_struggling_with|
    are_dealing_with|'re_dealing_with <surely>? <some>? <some>? <condition>
^you are|'re|sound|seem|look|might_be|may_be|could_be|must_be|sound_like_you_are|sound_like_you_'re|seem_to_be
    <surely>? <surely>? <state>
^you might_be|may_be|could_be|must_be|sound|seem maybe|perhaps|a_bit? autistic|bipolar|borderline
^are you sure_you_are_not|sure_you_'re_not|sure_you_aren't|maybe|perhaps? <state>
^this|that|it|what_you_describe|what_you_'re_describing|what_you_are_describing <surely>? is|'s|sounds|looks|
    seems|reads|could_be|might_be|may_be|must_be <surely>? like|to_me_like|very_much_like|a_lot_like? <surely>?
    <some>? <some>? <condition> -in_me|in_mine|for_me
^sounds|looks|seems <surely>? like <surely>? <some>? <some>? <condition>
^it|this|that sounds|seems|looks like|as_if|as_though you are|'re <surely>? <state>
^sounds|seems|looks like|as_if|as_though you are|'re <surely>? <state>
^it|this|that sounds|seems|looks like|as_if|as_though you have|'ve_got <surely>? <some>? <some>? <condition>
^sounds|seems|looks like|as_if|as_though you have|'ve_got <surely>? <some>? <some>? <condition>
^this|that|it is|'s a classic|textbook case|sign|symptom|example of
^a|such_a|classic|textbook classic|textbook? case_of|sign_of|symptom_of|signs_of|symptoms_of? <condition>
^these|those are signs|symptoms|classic_signs|classic_symptoms|all_signs|clear_signs of
^that|this|it is|'s|was just|only|clearly? your trauma|anxiety|depression|ego|adhd|ocd|burnout|inner_child|
    attachment_style|imposter_syndrome|impostor_syndrome|inner_critic talking|speaking|again|acting
^have you ever|already|maybe? been diagnosed|tested|assessed|evaluated|screened
^you <calm>? should|need_to|could|might_want_to|ought_to <calm>? get yourself? diagnosed|tested|assessed|
    evaluated|screened
^she|he|your_boss|your_manager|your_mother|your_father|your_partner|your_colleague|your_lead is|'s|sounds_like|
    seems_like|must_be|seems_to_be <surely>? a|an|such_a total|complete|real|classic|textbook? narcissist|sociopath|
    psychopath|gaslighter
^she|he|your_boss|your_manager is|'s|sounds|seems|must_be clearly|obviously|probably? narcissistic|bipolar|
    borderline|a_narcissist
"""

_GRADE: Final = """
^well done
^good|great|nice|excellent|amazing|awesome|fantastic|fine|wonderful|brilliant|super job|work|going -is|was|that|
    takes|to
^good for|on you .
^bravo|kudos
^keep it up .
^keep up the good|great|amazing|excellent work
^full|top|high marks -of
^gold star
^ten|nine|eight|seven|six|10|9|8|7 out of ten|10 -people|times|of_us|days|women|men|meetings|letters
^10/10
^a_solid|a|i_'d_give|i_would_give|i_'d_say|this_is_a|it_'s_a this|it|you|that? a|an? ten|nine|eight|seven|10|9|
    8|7 out_of_ten|out_of_10|/10
^you did <so>? <so>? well|great|good|amazing|fantastic|brilliantly|wonderfully|perfectly|an_amazing_job|
    a_great_job|a_good_job|a_fantastic_job|an_excellent_job|such_a_good_job -to_me
^you did|made|have_done|have_made|'ve_done|'ve_made|took the|absolutely_the|exactly_the right|wrong|best|perfect
    thing|choice|decision|call|move
^you nailed|aced|smashed|crushed|rocked|killed it|this|that
^you handled|managed|dealt_with it|this|that|yourself|her|him|them|everything|the_situation|the_meeting <so>?
    <so>? well|perfectly|beautifully|brilliantly|badly|poorly|wonderfully|better|like_a_pro|with_such_grace|
    amazingly
^you could|should|might have done|handled|said|managed it|that|this? better
^you are|were|'re <so>? such? a|an|the? <so>? amazing|incredible|inspiring|awesome|brilliant|outstanding|
    impressive|inspiration|hero|legend|genius|natural|rockstar|superstar|star|role_model|rock_star|badass|warrior|
    better_ally|good_ally|great_ally|true_ally|real_ally|perfect_ally|best_ally|best_friend_anyone|strongest_person|
    bravest_person|best_person|great_example|shining_example|excellent_ally|wonderful_ally|brave_soul -to_me
^you are|'re the best .
^you are|were|'re <so> <so>? brave|strong|courageous|wise|mature|talented|gifted|resilient|good_at|self-aware|
    kind_and_brave
^you 're|are doing|did a|an|such_a|such_an? great|good|amazing|fantastic|excellent|wonderful|brilliant -things
    job|work|so_well|well|great
^you 're|are doing so|really|very|amazingly? well|great|amazing|fantastic|brilliantly .
^that|this|it is|'s|was <so>? <so>? brave|courageous|big_of_you -to
^that|this|what_you_did is|'s|was <so>? <so>? mature|impressive|inspiring|inspirational|awesome|outstanding|
    fantastic|excellent|amazing -how|that|to_me|, .
^how|so brave|courageous|strong|mature|impressive|inspiring of|you_are|you_were
^i am|'m <so> <so>? impressed
^you should be so|very|really|incredibly? proud
^you have|'ve <so>? come such_a|so|a|very|really far|long
^you have|'ve <so>? improved|progressed|grown_so_much|matured
^you have|'ve made so_much|great|real|good|amazing|huge|such progress
^your best|finest|strongest|bravest|most_honest letter|piece|entry|writing|one|work|text
^this is|'s|was your best|finest|strongest|bravest|most_honest
^this|that is|'s|was the best|finest|strongest|bravest|most_honest letter|piece|entry|thing|one|text you|
    you_'ve|so_far|yet
^this|that|it|your_letter|your_writing is|'s|was <so>? <so>? well|beautifully|brilliantly|perfectly written|
    said|put|expressed|done
^beautifully|well|brilliantly|perfectly written|said|put|expressed .
^great|excellent|brilliant|amazing|impressive|awesome letter|writing|piece|reflection|insight|insights|answer|
    effort|progress|attitude -for_me
^you -know|knew ... better|braver|stronger|worse|wiser|further than most|anyone|anybody|everyone|others|other|
    i_would|i_could|i_ever|i_did|i_do|last_time|your_last|many|me .
^you -know|knew ... better|braver|stronger|worse|wiser|further than most|anyone|anybody|everyone|others|other|
    i_would|i_could|i_ever|your_last|many
^this|that|it is|'s|was much|far|even|a_lot? better than most|i_would|i_could|last_time|your_last
^better|braver|stronger than most|i_would|i_could|anyone|last_time|your_last
^much|far better|braver|stronger than most|i_would|i_could|anyone|last_time|your_last
^others|some_people|other_people|many_people|people|i|we have|had it much|far|so_much|a_lot|even|way? worse|
    harder -in_mind
^it could be|have_been much|far|a_lot|so_much|even? worse
^at_least you have|had|'ve|still|got|'re|are|were|weren't|aren't|can|did|do|don't|didn't|tried|know|get
^at_least it isn't|wasn't|is_not|was_not|could|didn't|'s_not|'s_over
^at_least they|she|he didn't|don't|isn't|wasn't|are|is|was|were|apologised|apologized|said|told|let
^that|this|yours is|'s nothing compared to|with
^you think|call that|this is|'s? bad|hard|cold .
^you have|had|'ve_got it so? easy|good|easier|better .
^you are|were|'re so|really|very|pretty? lucky that|it|you|to_have|they|she|he|compared
^mine|my_story|my_week|my_boss was|is even|much|far|way worse
"""

_RESCUE: Final = """
^let me|us just|please? <take> <it> -in|myself
^let me|us just|please? sort|straighten|figure|work <it> out for_you? .
^let me|us just|please? <reach> <yours>
^let me|us just|please? tell <yours> -that
^i|we 'll|will|am_going_to|'m_going_to tell <yours>
^let me|us just|please? <reach> <them> ... for_you|on_your_behalf
^let me|us just|please? do|carry|hold|write|take <it> for_you|off_your_hands|off_your_plate|from_here|over
^let me|us just|please? step_in|save_you|rescue_you|protect_you|take_over|take_charge|be_your_voice|
    speak_for_you|fight_for_you|fight_this_for_you|help_you_fix|help_you_solve|help_you_sort
^i|we 'll|will|am_going_to|'m_going_to just|gladly|personally? <take> <it> -in_my|in_mine|in_our|on_my_side|
    in_me|myself|with_my
^i|we <shall> just|gladly|personally|easily? <take> <it> for_you|on_your_behalf
^i|we 'll|will|am_going_to|'m_going_to just|gladly|personally|easily? sort|straighten|figure <it> out for_you? .
^i|we <shall> just|gladly|personally|easily? <reach> <yours>
^i|we <shall> just|gladly|personally|easily? <reach> <them> ... for_you|on_your_behalf
^i|we <shall> just|gladly|personally|easily? do|carry|write|take <it> for_you|off_your_hands|off_your_plate|
    from_here|over
^i|we <shall> just|gladly|personally|easily? step_in|save_you|rescue_you|protect_you|take_over|take_charge|
    be_your_voice|speak_for_you|fight_for_you|fight_this_for_you|get_you_out|get_you_help|get_you_some_help|
    find_you_a_lawyer|find_you_a_therapist|find_you_a_job|find_you_another_job|find_you_help
^i|we 'll|will|am_going_to|'m_going_to make sure this|that|it|they|he|she never|stops|ends|stop|pay|pays|
    apologise|apologize|apologises|apologizes|listen|listens|won't_happen|doesn't_happen|does_not_happen|changes
^i|we 'll|will|am_going_to|'m_going_to see to it
^leave <it> all? to|with me|us
^i have|'ve already|just? called|phoned|emailed|contacted|told|reported|written_to|spoken_to|talked_to|
    spoken_with <yours>
^i already called|phoned|emailed|contacted|told|reported|wrote_to|spoke_to|talked_to <yours>
^i won't|will_not|'ll_not|'ll_never|will_never let them|him|her|this|that|anyone|anybody|your_boss|your_manager
    ... to_you|hurt_you|harm_you|touch_you|push_you
^i can't|cannot|can_not|won't|will_not|couldn't let you
^you need|'ll_need|will_need me|my help|to_come|there|for
^you need|needed someone|somebody to protect|save|rescue|take_care_of|look_after|fight_for you
^i|we have|need|must|have_got|'ve_got|got to? save_you|rescue_you|protect_you|get_you_out
^i am|'m coming over|to_get_you|to_fix|to_sort
^you can|should|could|must come_and_live|move_in|come_live|stay with me|us
"""

_SETS: Final = """
do ask|tell|talk|speak|say|call|ring|phone|email|write|report|document|record|file_a|leave|quit|resign|stop|
    start|set|take|let|try|learn|focus|stand|confront|forgive|move|push|put|look|think|consider|go|make|give|join|
    rest|sleep|breathe|relax|prioritise|prioritize|trust|remember|forget|accept|ignore|walk|step|hire|raise|bring|
    demand|insist|refuse|apologise|apologize|drop|change|choose|plan|do|use|build|work|practise|practice|stay|wait|
    fight|avoid|cut|delegate|decide|reach|open|explain|contact|complain|escalate|negotiate|protect|address|book|
    find_someone|find_time|find_a_way|get_some|get_help|get_out|get_away|get_over|get_support|keep_a|keep_track|
    keep_notes|keep_asking|see_a|see_someone|see_your|be_more|be_less|be_careful|be_honest|be_firm|be_clear
insist stop|leave|quit|let_go|let_it_go|learn|set|confront|forgive|document|report|trust|stand_up|speak_up|
    speak_to|talk_to|move_on|put_yourself|look_after|take_care|take_a|take_some|get_some|get_help|get_out|get_over|
    get_away|see_a|find_someone|work_on|focus|rest|slow_down|ask_for|say_no|push_back|be_more|be_less|be_careful|
    be_firm|think_about|reach_out|prioritise|prioritize|try|accept|tell_her|tell_him|tell_them|tell_your
state depressed|burnt_out|burned_out|burnt-out|burned-out|traumatised|traumatized|codependent|co-dependent|
    neurotic|paranoid|narcissistic|in_denial|dissociating|avoidant|dysregulated|hypervigilant|oversensitive|
    too_sensitive|being_paranoid|being_oversensitive|being_too_sensitive|catastrophising|catastrophizing|
    a_perfectionist|a_people_pleaser|a_people-pleaser|a_workaholic|an_empath|a_control_freak|clinically_depressed|
    having_a_breakdown|having_a_panic_attack|having_panic_attacks|having_a_burnout|on_the_spectrum|self-sabotaging|
    a_trauma_survivor
condition depression|anxiety|ptsd|c-ptsd|cptsd|adhd|ocd|bpd|autism|burnout|burn-out|trauma|imposter_syndrome|
    impostor_syndrome|anxiety_disorder|panic_attack|panic_attacks|panic_disorder|personality_disorder|
    compassion_fatigue|secondary_trauma|vicarious_trauma|attachment_issues|abandonment_issues|trust_issues|
    saviour_complex|savior_complex|survivor_guilt|codependency|trauma_response|trauma_bond|trauma_bonding|
    depressive_episode|nervous_breakdown|mental_illness|low_self-esteem|low_self_esteem|learned_helplessness|
    moral_injury|people_pleasing|people-pleasing
some a|an|some|a_bit_of|a_lot_of|a_case_of|signs_of|symptoms_of|the_start_of|the_beginnings_of|undiagnosed|
    unresolved|unprocessed|mild|severe|serious|real|classic|textbook|clinical|high-functioning|full-blown|your
it it|this|that|everything|things|all_of_it|all_this|the_rest|these|them
yours your_manager|your_boss|your_supervisor|your_lead|your_team|your_director|your_colleague|your_colleagues|
    your_employer|your_hr|hr|your_landlord|your_partner|your_husband|your_wife|your_mother|your_father|your_family|
    your_doctor|your_head|your_chair|your_ceo|your_department|your_union|your_coworker|your_co-worker|your_coworkers
take handle|fix|solve|take_care_of|take_over|sort_out|deal_with|take_charge_of|resolve
reach talk_to|speak_to|speak_with|talk_with|call|ring|phone|email|write_to|message|text|contact|go_to|confront|
    report|have_a_word_with|have_words_with|complain_to|approach|face|write
them her|him|them|it|this|that|the_letter|the_email|someone|somebody|a_letter|an_email|the_mail
calm really|just|probably|definitely|seriously|simply|also|maybe|perhaps|always|honestly|absolutely
surely clearly|obviously|probably|definitely|just|really|maybe|perhaps|totally|certainly|simply|actually|quite|
    a_bit|still
so so|such|really|very|incredibly|truly|absolutely|extremely|super|just|amazingly|wonderfully|insanely|pretty
shall 'll|will|can|could|am_going_to|'m_going_to|shall|want_to_come_and|would_happily|'d_happily|am_happy_to|
    'm_happy_to
us me|to_me|us|to_us|with_me|with_us|take_care_of_me
"""

_UNSPELLED: Final = """
cant can't
didnt didn't
dont don't
gonna going to
gotta got to
im i 'm
ive i 've
shouldnt shouldn't
thats that 's
u you
wanna want to
wont won't
youre you 're
youve you 've
"""

ENGLISH: Final = Phrases(
    leans={"advice": _ADVICE, "diagnosis": _DIAGNOSIS, "grade": _GRADE, "rescue": _RESCUE},
    sets=_SETS,
    openers=(
        "maybe perhaps honestly really so then but also well i think feel believe guess that still just personally "
        "frankly clearly obviously please simply probably always like first now ok okay yes oh definitely truly hey "
        "hi dear anyway sometimes seriously to me next time"
    ),
    reporting=(
        "said say says saying told tells telling wrote write writes writing written heard hear hears thought asked "
        "asks asking called named sentence words line phrase voice insisted answered replied replies repeated believed"
    ),
    own="my me mine myself",
    open_questions="what how where when who which whose",
    people="i you he she they we everyone somebody someone",
    unspelled=_UNSPELLED,
)
